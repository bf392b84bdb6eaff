"""One pure writer a file: a paper in, bytes and a list of what the format loses out."""
