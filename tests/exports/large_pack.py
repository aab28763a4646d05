"""A pack of as many records as a test asks for, ten to a cause of concern."""

from toolkit.pack import Pack
from toolkit.records.causes import Cause, Evidence, Measure, Reading, Recommendation, Threshold
from toolkit.records.preparation import Action
from toolkit.records.questions import AlignmentPoint, Question
from toolkit.records.record import Record


def large_pack(empty: Pack, records: int) -> Pack:
    """``records`` rounded down to tens; every tenth of them a cause with nine that belong to it."""
    return empty.with_changes(put=[record for place in range(records // 10) for record in _cause(place)])


def _cause(place: int) -> list[Record]:
    cause = f"cause-{place}"
    measure = f"measure-{place}"
    return [
        Cause(id=cause, title=f"Cause {place}", letter="As it was put.", position=place),
        Recommendation(id=f"recommendation-{place}", cause=cause, text="Match rosters to demand."),
        Threshold(id=f"threshold-{place}", cause=cause, wording="Nine in ten.", state="agreed"),
        Measure(id=measure, cause=cause, name="Answered in time"),
        Reading(id=f"first-{place}", measure=measure, date="2026-09", value=70.0),
        Reading(id=f"last-{place}", measure=measure, date="2026-10", value=80.0),
        Evidence(id=f"evidence-{place}", claim="Faster.", link=f"https://example.org/{place}", causes=(cause,)),
        Action(id=f"action-{place}", text="Ask for the slides."),
        AlignmentPoint(id=f"point-{place}", topic="Calls", cause=cause),
        Question(id=f"question-{place}", wording="Why?", chosen=True, cause=cause),
    ]
