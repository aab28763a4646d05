"""Step 7: the two exit tests for each cause, and the themes."""

from screens.case import Case
from screens.rows import GOES_TO, Passage, Row, StepView, about_item
from screens.symbols import Mark
from toolkit.content import ExitTheme
from toolkit.records.causes import Cause
from toolkit.records.readiness import ExitView, ThemeView
from toolkit.steps import StepKey
from toolkit.views import themes_of

_THEME_MARKS: dict[str, Mark] = {"not-considered": "todo", "strength": "good", "in-hand": "progress", "gap": "warn"}
_VIEWS = ("not-considered", "strength", "in-hand", "gap")


class ExitReadinessView(StepView):
    """What could be shown if HMICFRS asked the two questions today; never a score."""

    key: StepKey = "exit"
    help = (
        "HMCI has named two tests: would {force.the} be put in Engage today, and is the improvement sustained, "
        "systemic and sustainable? Enter opens a cause to answer both, with why and what shows it. Below, the themes "
        "that helped other forces: {Space|row.tick} moves one between not considered, a strength, in hand and a gap."
    )

    def rows(self, case: Case) -> list[Row]:
        """The tests to read, then each open cause, then the themes."""
        rows = [Row("h:tests", "The two tests", heading=True)]
        rows += [Row(f"test:{item.id}", case.fill(item.title), item=item) for item in case.edition.exit_tests]
        rows.append(Row("h:causes", "Each open cause against the two tests", heading=True))
        causes = [cause for cause in case.pack.every(Cause) if cause.status == "open"]
        if not causes:
            rows.append(Row(f"{GOES_TO}causes", "No open cause yet: Enter goes to step 2."))
        rows += [self._cause(case, cause) for cause in causes]
        themes = themes_of(case.pack, case.edition)
        seen = sum(row.view.view != "not-considered" for row in themes)
        rows.append(
            Row("h:themes", f"Themes that helped others leave ({seen} of {len(themes)} considered)", heading=True)
        )
        for theme in themes:
            rows.append(
                Row(
                    theme.view.id,
                    theme.title,
                    mark=_THEME_MARKS[theme.view.view],
                    state=case.label_of(theme.view, "view").lower(),
                    record=theme.view,
                    item=theme.item,
                )
            )
        return rows

    def _cause(self, case: Case, cause: Cause) -> Row:
        view = case.pack.exit_view_for(cause)
        known = (view.engage_today != "unknown") + (view.sustained != "unknown")
        marks: tuple[Mark, Mark, Mark] = ("todo", "progress", "done")
        today, sustained = (case.label_of(view, test).lower() for test in ("engage_today", "sustained"))
        state = f"today: {today}; sustained: {sustained}" if known else "not considered yet"
        return Row(view.id, cause.title or "Untitled cause", mark=marks[known], state=state, record=view)

    def ticked(self, case: Case, row: Row) -> dict[str, object]:
        """Themes go through the views."""
        if not isinstance(row.record, ThemeView):
            return {}
        return {"view": _VIEWS[(_VIEWS.index(row.record.view) + 1) % len(_VIEWS)]}

    def removable(self, case: Case, row: Row) -> bool:
        """Only what an earlier edition left behind."""
        return isinstance(row.record, ThemeView) and row.item is None

    def why_kept(self, row: Row) -> str:
        """A theme can be left aside, and a cause stands in another step."""
        if isinstance(row.record, ThemeView):
            return "A theme of the toolkit is not deleted. {s|row.status} says instead what you think of it."
        if isinstance(row.record, ExitView):
            return "This row goes with its cause of concern: close or delete that in step 2, {2|pack.step2}."
        return "What the toolkit says is there to be read, and is not deleted."

    def about(self, case: Case, row: Row) -> list[Passage]:
        """The test or theme; for a cause, its title and both tests."""
        if isinstance(row.record, ExitView):
            tests = [Passage("point", case.fill(item.text)) for item in case.edition.exit_tests]
            return [Passage("title", row.title), *tests]
        if row.item is None:
            text = case.terms.fill_known(row.record.earlier_text) if isinstance(row.record, ThemeView) else ""
            return [Passage("title", row.title), *([Passage("body", text)] if text else [])]
        passages = about_item(case, row.item)
        if isinstance(row.item, ExitTheme):
            more = [Passage("point", case.fill(example)) for example in row.item.examples]
            if row.item.counter_view:
                more += [Passage("label", "The other view"), Passage("body", case.fill(row.item.counter_view))]
            passages[2:2] = more
        return passages
