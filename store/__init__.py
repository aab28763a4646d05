"""Packs on disk: opening, safe saving, the workspace, undo, import; knows no screen."""
