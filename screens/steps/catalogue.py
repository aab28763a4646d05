"""Which view shows which step."""

from screens.rows import PaneKey, StepView
from screens.steps.afterwards import AfterView, DayView
from screens.steps.causes import CausesView
from screens.steps.checklist import ChecklistView
from screens.steps.exit_readiness import ExitReadinessView
from screens.steps.export import ExportView
from screens.steps.hard_questions import HardQuestionsView
from screens.steps.notes import NotesView
from screens.steps.questions import ChiefView, HmicfrsView
from screens.steps.reference import ReferenceView
from screens.steps.situation import SituationView
from screens.steps.support import SupportView

VIEWS: dict[PaneKey, type[StepView]] = {
    "situation": SituationView,
    "causes": CausesView,
    "checklist": ChecklistView,
    "support": SupportView,
    "hmicfrs": HmicfrsView,
    "chief": ChiefView,
    "exit": ExitReadinessView,
    "hard": HardQuestionsView,
    "notes": NotesView,
    "export": ExportView,
    "day": DayView,
    "after": AfterView,
    "reference": ReferenceView,
}
