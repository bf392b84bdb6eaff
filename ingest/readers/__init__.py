"""One reader a format; each gives a `RawText`."""
