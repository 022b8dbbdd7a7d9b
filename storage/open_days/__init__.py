"""Open days (政府开放日): days with their slots (场次), registrations (报名), seats, tickets.

First come, first served (先到先得), with a queue behind it. `records` holds the tables and the
arrows between the states, `seats` the verbs that take and free seats, `tickets` what is shown at
the door, `rounds` what comes round by itself, `lookup` what is to come.
"""

from storage.open_days.lookup import kept
from storage.open_days.records import (
    HOLDING,
    LIVE,
    SEALED,
    DayForm,
    OpenDay,
    Registration,
    Slot,
    SlotForm,
    State,
    Untold,
    contacts,
)
from storage.open_days.seats import erase

__all__ = [
    "HOLDING",
    "LIVE",
    "SEALED",
    "DayForm",
    "OpenDay",
    "Registration",
    "Slot",
    "SlotForm",
    "State",
    "Untold",
    "contacts",
    "erase",
    "kept",
]
