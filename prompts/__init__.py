"""Wordings of answers and prompt templates of chat models, as files in both languages."""
