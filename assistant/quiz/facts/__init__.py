"""Verified facts of an index, one source of facts a file."""
