"""The documents: each made of a pack, as blocks, before it is Word or Markdown."""
