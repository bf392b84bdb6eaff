"""One file a question kind; each turns facts into questions."""
