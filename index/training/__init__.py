"""Training of the shipped embedding model: texts, tokenizer, pairs, table, figures."""
