"""The index: records, storage, words, vectors, hybrid search."""
