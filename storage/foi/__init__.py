"""Requests for information (政府信息公开申请): record, clock, permitted moves, hand-over.

《中华人民共和国政府信息公开条例》第二十七条至第四十条, 第五十一条.

    number.py       编号、查询码      identity.py     身份证明
    application.py  申请内容          record.py       台账、状态、办理过程
    receipt.py      收到之日、登记    clock.py        法定期限
    acts.py         办理              extending.py    延期答复
    outcomes.py     答复结果、救济途径
    status.py       查询进度
    posts.py        移送              reports.py      办件回传
    files.py        申请材料          keeping.py      保存期限
    listing.py      办件列表
"""

from storage.foi import files, posts
from storage.foi import record as records
from storage.foi.acts import (
    Entered,
    Reply,
    Told,
    answer,
    asked_before,
    check_reply,
    lodge,
    send_on,
    withdraw,
)
from storage.foi.application import Applicant, Application, Way
from storage.foi.clock import reckon_again
from storage.foi.extending import extend
from storage.foi.files import FoiFile, attach, attached
from storage.foi.identity import Proof
from storage.foi.keeping import forget
from storage.foi.outcomes import GROUNDS, Outcome, Remedy
from storage.foi.posts import CasePost
from storage.foi.receipt import Came, Paper, confirm, receive
from storage.foi.record import (
    Confirmation,
    FoiEvent,
    FoiRequest,
    State,
    events,
    find,
    hold,
    listed,
    opened,
)
from storage.foi.reports import CaseEvent, Report
from storage.foi.status import FoiGuess, ask, kept, let_go

SEALED = (*records.SEALED, *posts.SEALED, *files.SEALED)

__all__ = [
    "GROUNDS",
    "SEALED",
    "Applicant",
    "Application",
    "Came",
    "CaseEvent",
    "CasePost",
    "Confirmation",
    "Entered",
    "FoiEvent",
    "FoiFile",
    "FoiGuess",
    "FoiRequest",
    "Outcome",
    "Paper",
    "Proof",
    "Remedy",
    "Reply",
    "Report",
    "State",
    "Told",
    "Way",
    "answer",
    "ask",
    "asked_before",
    "attach",
    "attached",
    "check_reply",
    "confirm",
    "events",
    "extend",
    "find",
    "forget",
    "hold",
    "kept",
    "let_go",
    "listed",
    "lodge",
    "opened",
    "receive",
    "reckon_again",
    "send_on",
    "withdraw",
]
