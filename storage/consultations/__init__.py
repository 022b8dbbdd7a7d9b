"""Consultations (咨询答复): a question that a person of an organ answers, and what follows on it.

    draft → waiting → answered → waiting (asked on) …
                ↘ closed ↙  (withdrawn by the resident; nothing asked on for a month)

A draft is what is shown to the resident before it is sent. A transfer (转办) keeps the day that
was promised: who is asked is our affair, not theirs. What is kept was masked when it came in.
No law sets a time for it; two working days is a promise of our own.
"""

from storage.consultations.acts import (
    answer,
    ask_on,
    check_handler,
    check_waits,
    discard,
    draft,
    due,
    rate,
    send,
    transfer,
    withdraw,
)
from storage.consultations.lookup import (
    answer_of,
    by_number,
    erase,
    forget,
    hold,
    kept,
    last_answered,
    listed,
    messages,
    move,
    of,
)
from storage.consultations.records import (
    DAYS,
    KEEP,
    KEEP_DRAFT,
    LONGEST_QUESTION,
    SILENT_FOR,
    Asked,
    Consultation,
    Message,
    State,
    record,
)

__all__ = [
    "DAYS",
    "KEEP",
    "KEEP_DRAFT",
    "LONGEST_QUESTION",
    "SILENT_FOR",
    "Asked",
    "Consultation",
    "Message",
    "State",
    "answer",
    "answer_of",
    "ask_on",
    "by_number",
    "check_handler",
    "check_waits",
    "discard",
    "draft",
    "due",
    "erase",
    "forget",
    "hold",
    "kept",
    "last_answered",
    "listed",
    "messages",
    "move",
    "of",
    "rate",
    "record",
    "send",
    "transfer",
    "withdraw",
]
