"""The requests' desk (依申请公开经办): the commands, the journal, and what is found nowhere."""

import asyncio
import json
import re
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.case_systems.embedded import Embedded
from bot.case_systems.poster import Poster
from bot.settings import Settings
from storage import calendar, foi, staff
from storage.database import Database, metadata
from storage.sealed import Keyring
from tests import applying, content
from tests.applying import ANOTHER, ID_NUMBER, NAME, PHONE, told
from tests.clerk import Clerk
from tests.conftest import KEY
from tests.dialogue import Player

NUMBER = "SQ-2026-0001-3"
PAPER = {
    "applicant": "citizen",
    "name": NAME,
    "proof": "resident_id",
    "proof_number": ID_NUMBER,
    "phone": PHONE,
    "content": "2025年辖区河道水质监测的年度报告",
    "way": "pick_up",
}
BY, CONSENT = ("--by", "陈办"), ("--consent-of", "周主任")
# What has to be confirmed first.
LETTER = ("--came", "平信")


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """陈办 handles requests, 周主任 is the head, 钱编 is neither."""
    found = Clerk(database_url, tmp_path)
    inside(found, lambda session: applying.office(session, clock.now()))
    return found


def inside(clerk: Clerk, act: Callable[[AsyncSession], Awaitable[Any]]) -> Any:
    """Something in one transaction of the clerk's database."""

    async def run() -> Any:
        database = Database(clerk.url, Keyring([KEY]))
        try:
            async with database.transaction() as session:
                return await act(session)
        finally:
            await database.close()

    return asyncio.run(run())


def entered(clerk: Clerk, **changes: str) -> tuple[str, str]:
    """A request that 陈办 wrote down: its number and its secret."""
    file = clerk.write("paper.json", json.dumps(PAPER | changes, ensure_ascii=False))
    told = clerk.told("foi", "register", file, "--why", "illiterate", *LETTER, "--yes", *BY)
    return told["number"], told["secret"]


def test_from_the_counter_to_the_answer(clerk: Clerk) -> None:
    number, secret = entered(clerk)
    today = calendar.day_of(clock.now())
    (listed,) = clerk.told("foi", "list")
    assert (listed["number"], listed["state"]) == (number, "pre-application")
    assert NAME not in json.dumps(listed, ensure_ascii=False)
    done = clerk.told("foi", "confirm", number, *BY, "--method", "in-person")
    assert done["received_on"] == str(today)
    due = clerk.told("foi", "due", "--received", str(today), "--days", "20")
    assert (done["due"], done["provisional"]) == (due["due"], due["provisional"])
    reason = ("--reason", "要向外省调档", "--told-by", "phone")
    done = clerk.told("foi", "extend", number, "--days", 10, *reason, *BY, *CONSENT)
    due = clerk.told("foi", "due", "--received", str(today), "--days", "30")
    assert done["due"] == due["due"]
    words = clerk.write("answer.txt", "其余部分见附页。")
    said = clerk.done(
        *("foi", "answer", number, "--outcome", "部分公开", "--ground", "国家秘密"),
        *("--reasons", "其中一页属于国家秘密。", "--text-file", words, "--told-by", "当面", *BY),
    )
    assert "answered" in said
    assert "应当先申请行政复议" in said
    shown = clerk.done("foi", "status", number, "--secret", secret)
    assert "部分公开" in shown
    assert "其余部分见附页。" in shown
    assert clerk.told("foi", "status", number, "--secret", secret)["row"] == "r2"
    assert clerk.refused("foi", "status", number, "--secret", "ABCD-2345")
    acts = clerk.told("journal", "show", "--record", f"foi:{number}")
    assert [(one["who"], one["what"]) for one in acts] == [
        ("陈办", "foi.enter"),
        ("陈办", "foi.confirm"),
        ("陈办", "foi.extend"),
        ("陈办", "foi.answer"),
    ]


def test_every_look_at_who_it_is_leaves_a_line_and_the_number_is_for_the_case_role(
    clerk: Clerk,
) -> None:
    number, _ = entered(clerk)
    for by in ("陈办", "周主任"):
        said = clerk.done("foi", "show", number, "--by", by)
        assert "name: 测**" in said
        assert f"phone: 138****{PHONE[-4:]}" in said
        assert not [one for one in (NAME, ID_NUMBER, ID_NUMBER[6:14], PHONE) if one in said]
    why = ("--reveal", "--why", f"打电话 {PHONE} 确认")
    whole = clerk.told("foi", "show", number, *BY, *why)
    assert (whole["name"], whole["proof_number"], whole["phone"]) == (NAME, ID_NUMBER, PHONE)
    assert clerk("foi", "show", number, *BY, "--reveal").exit_code == 2
    # The number is for who handles the case alone.
    assert "周主任" in clerk.refused("foi", "show", number, "--by", "周主任", *why)
    assert "钱编" in clerk.refused("foi", "show", number, "--by", "钱编")
    looks = [
        (one["who"], one["about"]["identity"], one["about"].get("why"))
        for one in clerk.told("journal", "show", "--record", f"foi:{number}")
        if one["what"] == "foi.view"
    ]
    hidden = "打电话 〔电话号码已隐去〕 确认"
    assert looks == [
        *(("陈办", "masked", None), ("周主任", "masked", None)),
        ("陈办", "whole", hidden),
    ]


def test_the_days_are_shown_as_they_were_promised(clerk: Clerk) -> None:
    number, _ = entered(clerk)
    done = clerk.told("foi", "confirm", number, *BY)
    steps = clerk.told("foi", "show", number, *BY, "--explain")["steps"]
    assert steps[0]["why"] == "received"
    assert (steps[-1]["number"], steps[-1]["date"]) == (20, done["due"])
    said = clerk.done("foi", "show", number, *BY, "--explain").splitlines()
    day, _, count = said[-1].split()[:3]
    assert (day, count) == (done["due"], "20")


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("confirm", "SQ-2026-0002-1", *BY), "There is no request"),
        (("confirm", "SQ-2026-0001-4", *BY), "There is no request"),
        (("confirm", NUMBER, "--by", "周主任"), "周主任"),
        (("confirm", NUMBER, "--by", "nobody"), "nobody"),
        (("extend", NUMBER, "--days", 5, "--reason", "要向外省调档", *BY, *CONSENT), "pre-application"),
        (("answer", NUMBER, "--outcome", "granted", "--text", "报告见附件。", *BY), f"foi confirm {NUMBER}"),
        (("answer", NUMBER, "--outcome", "withheld", *BY), "its clock has not begun"),
        (("withdraw", NUMBER, *BY), "--told-by"),
        (("status", NUMBER, "--secret", "ABCD-2345"), "wrong"),
    ],
)  # fmt: skip
def test_what_may_not_be_is_refused_in_one_line(
    clerk: Clerk, words: tuple[str | int, ...], why: str
) -> None:
    assert entered(clerk)[0] == NUMBER
    before = clerk.sql("SELECT count(*) FROM journal")[0][0]
    assert why in clerk.refused("foi", *words)
    assert clerk.sql("SELECT state FROM foi_request") == [("pre-application",)]
    assert clerk.sql("SELECT count(*) FROM journal")[0][0] == before


def test_nobody_is_told_of_an_extension_that_nobody_could_tell(clerk: Clerk) -> None:
    number, _ = entered(clerk)
    clerk.done("foi", "confirm", number, *BY)
    words = ("--days", 5, "--reason", "要向外省调档", *BY, *CONSENT)
    assert "--told-by" in clerk.refused("foi", "extend", number, *words)
    own = ("--days", 5, "--reason", "要向外省调档", *BY, "--consent-of", "陈办")
    assert "陈办" in clerk.refused("foi", "extend", number, *own, "--told-by", "phone")
    clerk.done("staff", "add", "孙兼", "--role", "officer", "--role", "head")
    both = ("--days", 5, "--reason", "要向外省调档", "--by", "孙兼", "--consent-of", "孙兼")
    assert "consent" in clerk.refused("foi", "extend", number, *both, "--told-by", "phone")
    clerk.done("foi", "extend", number, *words, "--told-by", "phone")
    assert "again" in clerk.refused("foi", "extend", number, *words, "--told-by", "phone")


@pytest.mark.parametrize(
    ("content", "why"),
    [
        ("[]", "not one record"),
        ("{", "not JSON"),
        (json.dumps(PAPER | {"purpose": "研究"}), "purpose"),
        (json.dumps(PAPER | {"proof_number": ANOTHER[:-1] + "1"}), "identity card number"),
        (json.dumps({"name": NAME}), "missing"),
    ],
)
def test_a_paper_that_says_too_little_or_too_much_is_not_registered(
    clerk: Clerk, content: str, why: str
) -> None:
    file = clerk.write("paper.json", content)
    said = clerk.refused("foi", "register", file, "--why", "illiterate", *LETTER, *BY)
    assert why in said
    assert ID_NUMBER not in said
    assert clerk.count("foi_request") == 0


def test_a_holiday_notice_moves_the_dates_that_pass_through_its_year(clerk: Clerk) -> None:
    now = datetime(2026, 12, 10, 2, 0, tzinfo=UTC)

    async def register(session: AsyncSession) -> str:
        await staff.add(session, "系统", [staff.Role.SYSTEM_ADMIN], "", now)
        who = await applying.office(session, now)
        mine = await applying.account(session, now)
        request, _ = await foi.lodge(session, applying.application(), now, conversation=mine)
        await foi.confirm(session, request, who.officer, foi.Confirmation.PHONE, now)
        assert request.due_is_provisional
        return str(request.due_on)

    was = inside(clerk, register)
    days = {date(2027, 1, day): "元旦" for day in range(1, 9)} | dict(calendar.statutory(2027))
    lines = [f"{day},放假,{name},https://x.gov.cn" for day, name in sorted(days.items())]
    file = clerk.write("2027.csv", "\n".join(["date,isOffDay,name,paper", *lines]))
    clerk.done("calendar", "import", file, "--by", "系统", "--yes")
    (one,) = clerk.told("foi", "list")
    assert one["due"] > was
    assert not one["provisional"]
    told = clerk.told("foi", "show", one["number"], *BY)
    assert told["promised_on"] == was
    assert told["events"][-1]["what"] == "reckoned"
    act = clerk.told("journal", "show", "--record", "calendar:2027")[-1]
    assert (act["what"], act["about"]["moved"]) == ("foi.reckon", 1)
    # The case system and the applicant are told of the new date.
    assert [one["state"] for one in told["to_be_posted"]] == [
        "pre-application",
        *["registered"] * 2,
    ]
    ((notice,),) = clerk.sql("SELECT notice FROM delivery")
    said = notice if isinstance(notice, str) else json.dumps(notice)
    said = json.loads(said)["html"]
    assert one["number"] in said
    assert f"现在最迟 {one['due']} 答复" in said


def test_a_complaint_is_sent_on_and_a_request_withdrawn(clerk: Clerk) -> None:
    number, secret = entered(clerk)
    words = ("--route", "12345", "--reasons", "反映的是路灯不亮。", "--told-by", "电话")
    clerk.done("foi", "refuse-as-application", number, *words, *BY)
    said = clerk.done("foi", "status", number, "--secret", secret)
    assert "12345" in said
    assert "反映的是路灯不亮。" in said
    other, _ = entered(clerk)
    clerk.done("foi", "withdraw", other, *BY, "--told-by", "当面")
    states = {one["number"]: one["state"] for one in clerk.told("foi", "list")}
    assert states == {number: "not-an-application", other: "withdrawn"}
    assert clerk.told("foi", "list", "--state", "withdrawn")[0]["number"] == other
    assert clerk.told("foi", "list", "--overdue") == []


def test_a_repeated_request_is_one_of_the_same_applicant(clerk: Clerk) -> None:
    first, again, other = (
        entered(clerk)[0],
        entered(clerk)[0],
        entered(clerk, proof_number=ANOTHER)[0],
    )
    for number in (first, again, other):
        clerk.done("foi", "confirm", number, *BY)
    told_by = ("--told-by", "邮寄")
    granted = ("--outcome", "granted", "--text", "见附件。")
    clerk.done("foi", "answer", first, *granted, *told_by, *BY)
    words = ("--outcome", "不予处理", "--ground", "重复申请", *told_by, *BY)
    assert "which number" in clerk.refused(
        "foi", "answer", again, *words, "--reasons", "已经答复过。"
    )
    reasons = ("--reasons", f"与 {first} 重复。")
    assert "does not repeat" in clerk.refused("foi", "answer", other, *words, *reasons)
    clerk.done("foi", "answer", again, *words, *reasons)


async def test_a_smuggled_identity_number_is_found_in_no_table_log_or_export(
    settings: Settings, now: datetime, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    database = Database(settings.database.url, settings.keyring())
    async with database.transaction() as session:
        await content.load(session, now)
        await applying.office(session, now)
    player = Player(settings, lambda: now)
    spaced = " ".join((ID_NUMBER[:6], ID_NUMBER[6:14], ID_NUMBER[14:]))
    script = ["", f"我的身份证 {ID_NUMBER}，垃圾怎么分", "申请公开", f"我{spaced}的档案"]
    script += ["[申请公开这份信息]", "个人", f"{NAME}{ID_NUMBER}", "护照", ID_NUMBER]
    script += ["13800138000", "邮寄", f"某路1号 {ID_NUMBER}", "上一步", "上一步", "稍后再填"]
    script += ["查进度", f"{NUMBER} {ID_NUMBER}", ID_NUMBER, "/help", "[申请公开这份信息]"]
    async with player.started() as player.app:
        for line in script[1:]:
            await player.say(line)
            player.session.waiting.clear()
    async with database.transaction() as session:
        given = applying.application(
            content=f"{NAME}的户籍档案 {ID_NUMBER}", email=f"{ID_NUMBER}@x.cn"
        )
        request, _ = await foi.lodge(session, given, now)
        officer = (await applying.office(session, now)).officer
        await foi.confirm(session, request, officer, foi.Confirmation.PHONE, now)
        reply = applying.reply(
            foi.Outcome.WITHHELD, "third-party-rights", reasons=f"涉及 {ID_NUMBER}"
        )
        await foi.answer(session, request, officer, reply, told(now), now)
    await check_nowhere(database, tmp_path, capfd)
    poster = Poster(database, Embedded(), lambda: now)
    while await poster.round():
        pass
    async with database.reading() as session:
        from handlers.desk import foi as desk

        exported = json.dumps(await desk.listed(session, now, "", 50, overdue=False), default=str)
    assert ID_NUMBER not in exported
    await check_nowhere(database, tmp_path, capfd)
    await database.close()


def bytes_of(folder: Path) -> bytes:
    """What lies in the files of the database, its log included."""
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


async def check_nowhere(
    database: Database, folder: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    """Every row of every table, the bytes of the files, and what was logged."""
    rows: list[str] = []
    async with database.reading() as session:
        for name in metadata().tables:
            found = await session.execute(text(f'SELECT * FROM "{name}"'))  # noqa: S608 - ours.
            rows += [repr(tuple(row)) for row in found]
    everything = re.sub(r"\\+u([0-9a-f]{4})", lambda one: chr(int(one[1], 16)), "\n".join(rows))
    out, err = capfd.readouterr()
    files = bytes_of(folder)
    for secret in (ID_NUMBER, ID_NUMBER[6:14], NAME):
        assert secret not in everything
        assert secret not in out + err
        assert secret.encode() not in files
    assert len(rows) > 20


def test_the_clock_of_the_desk_is_the_citys() -> None:
    assert str(calendar.day_of(datetime(2026, 12, 31, 16, 0, tzinfo=UTC))) == "2027-01-01"
