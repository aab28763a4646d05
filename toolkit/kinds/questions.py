"""Questions, alignment and hard questions."""

from toolkit.kinds.field import CAUSE_FIELD, DUE_FIELD, EVIDENCE_FIELD, Field, RecordKind
from toolkit.records.questions import AlignmentPoint, HardQuestion, Question

KINDS: dict[str, RecordKind] = {
    Question.table: RecordKind(
        "question",
        "wording",
        (
            Field("chosen", "Chosen for the meeting", "flag"),
            Field("wording", "Own wording", "text", help="Leave empty to use the words of the question bank."),
            Field("for_whom", "For whom"),
            CAUSE_FIELD,
            Field("asked_on", "Asked on", "date", past=True),
            Field("answer", "Answer", "text"),
            Field("follow_up", "Follow-up", "text"),
            Field("owed_by", "Owed by"),
            DUE_FIELD,
        ),
    ),
    AlignmentPoint.table: RecordKind(
        "alignment point",
        "topic",
        (
            Field("topic", "Subject"),
            Field("chief_says", "{Chief.the} will say", "text"),
            Field("holder_says", "{Holder.the} will say", "text"),
            Field(
                "state", "Do they match", "choice", (("unknown", "Not known"), ("agree", "Agree"), ("differ", "Differ"))
            ),
            Field("resolution", "How it is resolved", "text"),
            CAUSE_FIELD,
        ),
    ),
    HardQuestion.table: RecordKind(
        "hard question",
        "question",
        (
            Field("question", "Question", "text"),
            Field("line", "The line, in 20 seconds", "text"),
            EVIDENCE_FIELD,
            Field("if_pressed", "If pressed", "text"),
            Field("do_not_say", "Do not say", "text"),
            Field("owner", "Who prepares it"),
        ),
        private=True,
    ),
}
