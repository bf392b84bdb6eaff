"""Which sentences answer a question: what each holds, what is asked, and learned weights that hold the one against the other."""
