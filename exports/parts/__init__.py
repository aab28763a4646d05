"""Parts that documents are put together from: each turns its share of a pack into blocks."""
