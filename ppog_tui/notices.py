"""What the app says in passing: at the lower edge, for a few seconds, on the screen that it is about."""

from textual.app import App

# Seconds; a warning is read twice.
_SAID, _WARNED = 6, 12


class SaysInPassing(App[None]):
    """The part of the app that says sentences."""

    def say(self, sentence: str, *, warning: bool = True) -> None:
        """Show a sentence; user text in it is shown as typed."""
        severity, seconds = ("warning", _WARNED) if warning else ("information", _SAID)
        self.notify(sentence, severity=severity, timeout=seconds, markup=False)  # type: ignore[arg-type]

    def leave_said(self) -> None:
        """Say no longer what was said of the screen that the person leaves; warnings are not cut short."""
        for notice in list(self._notifications):
            if notice.severity == "information":
                self._unnotify(notice, refresh=False)
        self._refresh_notifications()
