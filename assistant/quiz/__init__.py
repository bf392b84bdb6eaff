"""Question papers for trainers: every key stands in the text of a held document."""
