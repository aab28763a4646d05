"""A text of several lines breaks at the width that it has, however its field came to that width."""

from textual.app import App, ComposeResult
from textual.containers import Vertical

from screens.widgets.typed_fields import TextField
from toolkit.fields import KINDS
from toolkit.records.causes import Cause

LETTER = KINDS[Cause.table].field("letter")


class OneField(App[None]):
    def compose(self) -> ComposeResult:
        with Vertical():
            yield TextField(LETTER)


async def test_a_text_breaks_anew_where_textual_says_nothing_of_the_new_width() -> None:
    async with OneField().run_test(size=(60, 20)) as pilot:
        field = pilot.app.query_one(TextField)
        field.show("cause", "word " * 60)
        await pilot.pause()
        assert field.wrapped_document._width == field.wrap_width
        pilot.app.query_one(Vertical).styles.width = 40
        # As after scrolling: who looks at the places first, takes the difference away that Resize would be sent for.
        compositor = pilot.app.screen._compositor
        compositor._full_map_invalidated = True
        pilot.app.screen._clear_arrangement_cache()
        assert field in compositor.full_map
        await pilot.pause()
        assert field.region.width == 40
        assert field.wrapped_document._width == field.wrap_width
