from backend.features.agenda.actions.after import agree, attend
from backend.features.agenda.actions.cannot import accept, cannot_come, note_late
from backend.features.agenda.actions.changing import Details, cancel, cancel_series, change
from backend.features.agenda.actions.closing import follow_end
from backend.features.agenda.actions.company import bring
from backend.features.agenda.actions.feed import close_feed, open_feed
from backend.features.agenda.actions.planning import Plan, plan

__all__ = [
    "Details",
    "Plan",
    "accept",
    "agree",
    "attend",
    "bring",
    "cancel",
    "cancel_series",
    "cannot_come",
    "change",
    "close_feed",
    "follow_end",
    "note_late",
    "open_feed",
    "plan",
]
