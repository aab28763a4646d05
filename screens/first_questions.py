"""What a new pack begins with: the questions in their order, each with the reason why it is asked."""

from typing import Literal

from msgspec import Struct

Key = Literal["force", "terms", "body", "officer", "date", "marking"]


class Question(Struct, frozen=True):
    """One question: its field's label, what is asked, why, and what an empty field suggests."""

    key: Key
    label: str
    asked: str
    why: str
    hint: str = ""


QUESTIONS = (
    Question(
        "force",
        "Force",
        "Which force do you prepare for?",
        "It stands on every document, and it settles the words: PCC or Mayor, chief constable or Commissioner.",
        "Type the first letters, or any name",
    ),
    Question(
        "terms",
        "Kind of body",
        "Who oversees this force?",
        "It is none of the 43 that are known here, so the role words cannot be told from it.",
    ),
    Question(
        "body",
        "Its name",
        "What is your local policing body called?",
        "It stands on the cover of the briefing, as it does on your letterhead. It can wait.",
        "As on your letterhead; can wait",
    ),
    Question(
        "officer",
        "Your initials",
        "Who are you?",
        "Your initials stand beside what you change, so that colleagues see whose it is. It can wait.",
        "Such as AB",
    ),
    Question(
        "date",
        "PPOG date",
        "When is PPOG?",
        "Everything is counted down to this day. The month will do, and it can wait until HMICFRS has told you.",
        "10 Dec 2026, Dec 2026, or leave empty",
    ),
    Question(
        "marking",
        "Marking",
        "Which protective marking do your documents carry?",
        "It stands at the top and bottom of every page. Your office's own rules decide; {Left|field.previous} and "
        "{Right|field.next} choose.",
    ),
)
