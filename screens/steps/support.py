"""Step 4: help on offer, asked for and agreed."""

from screens.case import Case
from screens.rows import AddChoice, Passage, Row, StepView, about_item
from screens.symbols import Mark
from toolkit.fields import Field
from toolkit.records.preparation import Support
from toolkit.steps import StepKey
from toolkit.views import support_of

_MARKS: dict[str, Mark] = {"not-asked": "todo", "asked": "progress", "accepted": "done", "declined": "none"}
_STATES = ("not-asked", "asked", "accepted", "declined")


class SupportView(StepView):
    """APCC's offers, what every body does for a force in Engage, and the office's own finds."""

    key: StepKey = "support"
    help = (
        "{Space|row.tick} moves an offer on: not asked, asked, accepted, declined. Enter opens it: with whom, when, "
        "what came of it. Press {a|row.add} for help that you found elsewhere. Below stands what each body at PPOG can "
        "do for a force."
    )

    def rows(self, case: Case) -> list[Row]:
        """Offers with their state, then the bodies to read."""
        offers = support_of(case.pack, case.edition)
        asked = sum(row.support.state != "not-asked" for row in offers)
        rows = [Row("h:offers", f"Support on offer ({asked} of {len(offers)} considered)", heading=True)]
        for row in offers:
            support = row.support
            rows.append(
                Row(
                    support.id,
                    row.title or "Untitled support",
                    mark=_MARKS[support.state],
                    state=case.label_of(support, "state").lower(),
                    meta=", ".join(filter(None, (support.provider, support.with_whom))),
                    record=support,
                    item=row.item,
                )
            )
        rows.append(Row("h:bodies", "What each body can do", heading=True))
        rows += [Row(f"body:{item.id}", item.body, item=item) for item in case.edition.body_roles]
        return rows

    def additions(self, case: Case, row: Row | None) -> list[AddChoice]:
        """Help that the office found itself."""
        position = case.pack.next_position(Support)
        return [AddChoice("Other support", lambda new_id: [Support(id=new_id(), position=position)])]

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """One state further, then round."""
        if not isinstance(row.record, Support):
            return {}
        return {"state": _STATES[(_STATES.index(row.record.state) + 1) % len(_STATES)]}

    def removable(self, case: Case, row: Row) -> bool:
        """Only the office's own finds."""
        return isinstance(row.record, Support) and row.item is None

    def why_kept(self, row: Row) -> str:
        """An offer that is not wanted can say so."""
        if not isinstance(row.record, Support):
            return "What the toolkit says of a body is there to be read, and is not deleted."
        return "An offer of the toolkit is not deleted. {s|row.status} says instead that it was not asked or declined."

    def fields(self, case: Case, row: Row) -> tuple[Field, ...]:
        """The edition names its own offers; only own finds take a title."""
        fields = super().fields(case, row)
        return tuple(field for field in fields if field.name != "title") if row.item else fields

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The offer or the body, with the separate kinds of help as points."""
        if row.item is None:
            text = case.terms.fill_known(row.record.earlier_text) if isinstance(row.record, Support) else ""
            return [Passage("title", row.title), *([Passage("body", text)] if text else [])]
        passages = about_item(case, row.item)
        kinds = getattr(row.item, "kinds", ())
        if not row.item.title:
            passages.insert(0, Passage("title", row.title))
        place = len(passages) - 1
        passages[place:place] = [Passage("point", case.fill(kind)) for kind in kinds]
        return passages
