"""Word documents out of a pack; knows the toolkit and the records, not the store."""
