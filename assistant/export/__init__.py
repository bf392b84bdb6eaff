"""Answers as files whose quotes can be checked again."""
