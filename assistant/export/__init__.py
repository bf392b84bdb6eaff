"""Answers as files that can be checked again."""
