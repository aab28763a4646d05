"""How each step is shown: one file a step, pure functions of the pack."""
