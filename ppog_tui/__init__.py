"""The program itself: the command line, and the app that it opens."""

__version__ = "0.1.0"
