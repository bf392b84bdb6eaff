"""The writer: short sentences made from records and verbatim clauses, each with its evidence."""
