"""Requests on paper (纸质申请): from which day their clock runs, and the letter that answers."""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot import clock
from handlers.desk import Broken
from handlers.desk import foi as desk
from storage import calendar, foi
from storage.database import Database
from storage.foi import Came, Paper, State
from storage.foi.outcomes import GROUNDS
from storage.refusal import Refusal
from tests import applying
from tests.applying import ID_NUMBER, told
from tests.clerk import Clerk
from tests.test_foi_desk import BY, CONSENT, PAPER, inside

TODAY = calendar.day_of(clock.now())
FRIDAY, MONDAY = (datetime(2026, 11, day, 2, 0, tzinfo=UTC) for day in (20, 23))
ON_FRIDAY = calendar.day_of(FRIDAY)


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """陈办 handles requests, 周主任 is the head."""
    found = Clerk(database_url, tmp_path)
    inside(found, lambda session: applying.office(session, clock.now()))
    return found


def registered(clerk: Clerk, came: str = "当面", *more: str) -> dict[str, str]:
    """What is said of a paper that was written down."""
    file = clerk.write("paper.json", json.dumps(PAPER, ensure_ascii=False))
    words = ("--why", "不会写字", "--came", came, "--yes", *more, *BY)
    answered: dict[str, str] = clerk.told("foi", "register", file, *words)
    return answered


# The day of receipt.


@pytest.mark.parametrize(
    ("came", "article"),
    [(Came.IN_PERSON, "第三十一条第一项"), (Came.SIGNED_FOR, "第三十一条第二项")],
)
async def test_what_is_typed_on_monday_for_fridays_paper_has_fridays_clock(
    database: Database, came: Came, article: str
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, FRIDAY)
        paper = Paper(came, ON_FRIDAY)
        request, _ = await desk.enter(session, PAPER, "other", "陈办", MONDAY, paper=paper)
        assert (request.state, request.received_on) == (State.REGISTERED, ON_FRIDAY)
        assert str(request.due_on) == str(request.promised_on) == "2026-12-18"
        assert calendar.day_of(request.arrived_at) == ON_FRIDAY
        shown = await desk.shown(session, request.number, "陈办", "", MONDAY)
        assert shown["receipt_article"] == article
        # What was answered over the counter on Friday may be noted on Monday.
        await foi.answer(session, request, who.officer, applying.reply(), told(FRIDAY), MONDAY)
        assert request.answered_on == ON_FRIDAY


@pytest.mark.parametrize(
    ("came", "article"),
    [
        (Came.LETTER, "第三十一条第二项"),
        (Came.FAX, "第三十一条第三项"),
        (Came.EMAIL, "第三十一条第三项"),
    ],
)
async def test_a_letter_that_nobody_signed_for_waits_to_be_confirmed(
    database: Database, came: Came, article: str
) -> None:
    async with database.transaction() as session:
        await applying.office(session, FRIDAY)
        paper = Paper(came, ON_FRIDAY)
        request, _ = await desk.enter(session, PAPER, "other", "陈办", MONDAY, paper=paper)
        assert (request.state, request.due_on) == (State.PRE_APPLICATION, None)
        (listed,) = await desk.listed(session, MONDAY, "", 50, overdue=False)
        assert listed["waits"] == 1
        await desk.confirm(session, request.number, "陈办", "in-person", "http://x", MONDAY)
        assert request.received_on == calendar.day_of(MONDAY)
        shown = await desk.shown(session, request.number, "陈办", "", MONDAY)
        assert shown["receipt_article"] == article


async def test_nothing_was_received_tomorrow_nor_by_a_slip_last_year(database: Database) -> None:
    async with database.transaction() as session:
        await applying.office(session, FRIDAY)
        for day, why in (
            (ON_FRIDAY + timedelta(days=1), "foi-received-ahead"),
            (ON_FRIDAY - timedelta(days=365), "foi-received-long-ago"),
            (ON_FRIDAY.replace(year=1926), "foi-beyond-the-calendar"),
        ):
            paper = Paper(Came.IN_PERSON, day)
            with pytest.raises(Refusal, match=why):
                await desk.enter(session, PAPER, "other", "陈办", FRIDAY, paper=paper)
        late = Paper(Came.IN_PERSON, ON_FRIDAY - timedelta(days=365))
        request, _ = await desk.enter(
            session, PAPER, "other", "陈办", FRIDAY, paper=late, is_sure=True
        )
        assert request.is_overdue(ON_FRIDAY)


def test_the_counter_says_how_a_paper_came_and_reads_why_its_clock_runs(clerk: Clerk) -> None:
    said = registered(clerk)
    due = clerk.told("foi", "due", "--received", str(TODAY))["due"]
    assert (said["state"], said["received_on"], said["due"]) == ("registered", str(TODAY), due)
    shown = clerk.done("foi", "show", said["number"], *BY, "--explain")
    assert f"received on {TODAY}, the day it was handed in (提交之日)" in shown
    assert "第三十一条第一项" in shown
    status = clerk.done("foi", "status", said["number"], "--secret", said["secret"])
    assert f"{TODAY} 收到申请" in status
    assert f"{TODAY} 登记，从 {TODAY} 算起" in status
    shown = clerk.done("foi", "show", registered(clerk, "快递")["number"], *BY, "--explain")
    assert "signed for (签收之日) (《政府信息公开条例》第三十一条第二项)" in shown
    assert registered(clerk, "平信")["state"] == "pre-application"
    file = clerk.write("paper.json", json.dumps(PAPER, ensure_ascii=False))
    words = ("foi", "register", file, "--why", "不会写字", "--yes", *BY)
    assert "--came" in clerk(*words).stderr
    tomorrow = str(TODAY + timedelta(days=1))
    assert tomorrow in clerk.refused(*words, "--came", "当面", "--received-on", tomorrow)
    assert "registered · due" in clerk.done(*words, "--came", "当面")


def test_the_list_says_whose_a_request_is(clerk: Clerk) -> None:
    number = registered(clerk)["number"]
    assert f"{number} · 区政府办公室 · registered" in clerk.done("foi", "list")
    assert clerk.told("foi", "list")[0]["organ"] == "区政府办公室"


# The letter.


def test_whom_no_message_reaches_is_sent_the_letter_before_it_is_noted(clerk: Clerk) -> None:
    number = registered(clerk)["number"]
    refuse = ("--outcome", "不予公开", "--ground", "国家秘密")
    words = ("foi", "answer", number, *refuse, "--reasons", "已经定密，见 13800138000。", *BY)
    before = clerk.sql("SELECT count(*) FROM journal")
    letter = clerk.done(*words, "--preview")
    for part in (
        number,
        "区政府办公室",
        f"不予公开（{TODAY} 答复）",
        "《中华人民共和国政府信息公开条例》第十四条，属于国家秘密。",
        "理由：已经定密，见 13800138000。",
        "自收到之日起 60 日内可以申请行政复议",
        "应当先申请行政复议",
    ):
        assert part in letter
    assert clerk.sql("SELECT count(*) FROM journal") == before
    result = clerk(*words)
    assert result.exit_code == 1
    assert result.stdout.strip() == letter
    assert "--told-by" in result.stderr
    assert json.loads(clerk(*words, "--json").stdout) == {"letter": letter}
    assert clerk.told("foi", "list")[0]["state"] == "registered"
    assert "应当先申请行政复议" in clerk.done(*words, "--told-by", "邮寄")
    assert clerk.told("foi", "list")[0]["state"] == "answered"


def test_a_ground_is_named_in_chinese_and_one_of_another_outcome_says_of_which(
    clerk: Clerk,
) -> None:
    number = registered(clerk)["number"]
    answer = ("foi", "answer", number, "--reasons", "已经查过。", *BY)
    said = clerk.refused(*answer, "--outcome", "无法提供", "--ground", "国家机密")
    ours = [one for one in GROUNDS.values() if one.outcome == "not-provided"]
    for one in ours:
        assert f"{one.words} {one.id}" in said
    said = clerk.refused(*answer, "--outcome", "无法提供", "--ground", "国家秘密")
    assert "属于国家秘密 state-secret is no ground" in said
    assert "--outcome withheld" in said


# What is wrong with an extension, and with a file.


def test_everything_that_is_wrong_with_an_extension_is_said_at_once(clerk: Clerk) -> None:
    number = registered(clerk)["number"]
    clerk.done("staff", "add", "何主任", "--role", "head", "--organ", "区生态环境局")
    extend = ("foi", "extend", number, "--days", 25, "--reason", "调档", *BY)
    said = clerk.refused(*extend, "--consent-of", "何主任")
    for fault in ("1 to 20", "four characters", "cannot consent", "--told-by"):
        assert fault in said
    assert "区生态环境局" in said
    assert "open" not in said
    clerk.done("foi", "withdraw", number, *BY, "--told-by", "当面")
    # Where nothing could help, nothing else is said.
    assert "--told-by" not in clerk.refused(*extend, *CONSENT)
    assert "four characters" in " ".join(clerk.done("foi", "extend", "--help").split())


async def test_an_extension_with_two_faults_is_no_single_refusal(database: Database) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, FRIDAY)
        request = await applying.registered(session, who.officer, FRIDAY)
        given = {"days": 5, "reason": "调", "told_by": "", "told_on": None}
        with pytest.raises(Broken, match=r"(?s)four characters.*nobody"):
            await desk.extend(session, request.number, "陈办", "nobody", given, "http://x", FRIDAY)
        assert request.extended_days is None


@pytest.mark.parametrize(
    ("was", "typed", "where"),
    [
        ('"way": ', '"way"：', "line 8, sign 8: not JSON: at ："),
        ('"way": "pick_up"', '"way": “pick_up”', "line 8, sign 10: not JSON: at “"),
        ('"citizen",', '"citizen"，', "line 2, sign 25: not JSON: at ，"),
        ('"way": "pick_up"\n}', '"way": "pick_up"\n', "it ends too soon"),
    ],
)
def test_a_file_with_chinese_signs_says_which_and_where(
    clerk: Clerk, was: str, typed: str, where: str
) -> None:
    content = json.dumps(PAPER, ensure_ascii=False, indent=2)
    assert was in content
    file = clerk.write("paper.json", content.replace(was, typed))
    words = ("--why", "不会写字", "--came", "当面", *BY)
    said = clerk.refused("foi", "register", file, *words)
    assert where in said
    assert "Chinese sign" in said
    assert ID_NUMBER not in said
    assert clerk.count("foi_request") == 0
