"""From a file to records: read, normalise, outline, metadata, references, duties, passages."""
