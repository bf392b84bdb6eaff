"""The web of citations: who cites whom, and what came after."""
