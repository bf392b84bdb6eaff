"""What the weights of `assistant.rank` are learned from, and how."""
