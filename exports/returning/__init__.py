"""Documents that come back filled in: what their readers wrote, as changes to the pack."""
