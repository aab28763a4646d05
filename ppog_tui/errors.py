"""What the command line refuses, each as a sentence a person can act on."""


class ProgramError(Exception):
    """A command that cannot do what it was asked; its text is shown as it is, with exit code 1."""
