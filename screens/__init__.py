"""Textual screens and widgets: they show records and announce edits."""
