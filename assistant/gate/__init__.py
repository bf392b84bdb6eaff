"""The evidence gate: no sentence is shown whose typed tokens do not stand in its own quotes."""
