"""Speed and memory beside a named peer, in one run."""
