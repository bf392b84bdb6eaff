"""Questions that lean on the turns before them: seen at a glance, and put together in full."""
