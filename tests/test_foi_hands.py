"""Whose requests they are, and what clerks get wrong (经办权限、告知、代填): on the command line."""

import json
import re
from collections.abc import Awaitable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy.ext.asyncio import AsyncSession

from bot import clock
from bot.commands import foi_words
from handlers.desk import foi as desk
from storage import calendar, foi, retention
from storage.database import Database
from storage.foi import number as numbers
from storage.foi.acts import ROUTES
from storage.foi.outcomes import GROUNDS, Outcome
from storage.foi.record import Confirmation, State
from storage.form_files import File
from tests import applying
from tests.applying import ANOTHER, ID_NUMBER, NAME, PHONE, reply, told
from tests.clerk import Clerk
from tests.test_foi_desk import BY, CONSENT, LETTER, NUMBER, PAPER, entered, inside

TODAY = calendar.day_of(clock.now())


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """陈办 handles requests, 周主任 is the head, both of 区政府办公室; 钱编 is neither."""
    found = Clerk(database_url, tmp_path)
    inside(found, lambda session: applying.office(session, clock.now()))
    return found


def confirmed(clerk: Clerk, **changes: str) -> str:
    """A paper application that was registered."""
    number, _ = entered(clerk, **changes)
    clerk.done("foi", "confirm", number, *BY, "--method", "当面")
    return number


# Told, where no message reaches anybody.


@pytest.mark.parametrize(
    ("before", "act"),
    [
        ("registered", ("answer", "--outcome", "granted", "--text", "报告见附件。")),
        ("registered", ("withdraw",)),
        ("registered", ("extend", "--days", "5", "--reason", "要向外省调档", *CONSENT)),
        ("new", ("refuse-as-application", "--route", "信访", "--reasons", "反映的是邻里纠纷。")),
        ("new", ("withdraw",)),
    ],
)
def test_who_applied_on_paper_is_told_by_somebody_and_it_is_kept_how(
    clerk: Clerk, before: str, act: tuple[str, ...]
) -> None:
    number = confirmed(clerk) if before == "registered" else entered(clerk)[0]
    verb, *words = act
    said = clerk("foi", verb, number, *words, *BY).stderr
    assert "gets no messages here, so it is you who tells them" in said
    assert f"--told-by 邮寄 --told-on {TODAY}" in said
    tomorrow = str(TODAY + timedelta(days=1))
    by_post = ("--told-by", "邮寄", "--told-on")
    assert tomorrow in clerk.refused("foi", verb, number, *words, *BY, *by_post, tomorrow)
    clerk.done("foi", verb, number, *words, *BY, *by_post, f"{TODAY:%Y年%m月%d日}")
    last = clerk.told("foi", "show", number, *BY)["events"][-1]
    assert (last["told_by"], last["told_on"]) == ("letter", str(TODAY))
    assert f"told by letter on {TODAY}" in clerk.done("foi", "show", number, *BY)


def test_nobody_is_asked_how_an_answer_was_told_that_cannot_be_given(clerk: Clerk) -> None:
    number = confirmed(clerk)
    answer = ("foi", "answer", number, "--outcome", "不予公开", *BY)
    assert "no such ground" in clerk.refused(*answer)
    assert "reasons" in clerk.refused(*answer, "--ground", "国家秘密")
    reasons = ("--ground", "国家秘密", "--reasons", "已经定密，尚未解密。")
    assert "--told-by" in clerk(*answer, *reasons).stderr
    assert "应当先申请行政复议" in clerk.done(*answer, *reasons, "--told-by", "邮寄")


def test_a_day_on_which_somebody_was_told_needs_a_way(clerk: Clerk) -> None:
    number = confirmed(clerk)
    result = clerk("foi", "withdraw", number, *BY, "--told-on", str(TODAY))
    assert result.exit_code == 2
    assert "--told-by" in result.stderr
    result = clerk("foi", "withdraw", number, *BY, "--told-by", "托梦")
    assert result.exit_code == 2
    assert "letter 邮寄" in result.stderr


async def test_an_answer_is_of_the_day_on_which_it_was_given(database: Database, now: Any) -> None:
    later = now + timedelta(days=7)
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.registered(session, who.officer, now)
        await foi.answer(session, request, who.officer, reply(), told(now, "letter"), later)
        assert request.answered_on == calendar.day_of(now)


# Whose request it is.


def test_only_staff_of_its_organ_open_a_request_and_act_on_it(clerk: Clerk) -> None:
    number = confirmed(clerk)
    there = ("--organ", "区生态环境局")
    clerk.done("staff", "add", "林办", "--role", "officer", *there)
    clerk.done("staff", "add", "何主任", "--role", "head", *there)
    theirs = ("--by", "林办")
    before = clerk.sql("SELECT count(*) FROM journal")[0][0]
    extend = ("--days", 5, "--reason", "要向外省调档", "--told-by", "电话")
    for words in (
        ("show", number, *theirs),
        ("show", number, *theirs, "--reveal", "--why", "看看"),
        ("show", number, "--by", "何主任"),
        ("extend", number, *extend, *theirs, *CONSENT),
        ("extend", number, *extend, *BY, "--consent-of", "何主任"),
        ("withdraw", number, "--told-by", "电话", *theirs),
        ("answer", number, "--outcome", "granted", "--text", "见附件。", *theirs),
    ):
        said = clerk.refused("foi", *words)
        assert "区政府办公室" in said
        assert "区生态环境局" in said
    assert clerk.sql("SELECT count(*) FROM journal")[0][0] == before
    # What they write down at their own counter is theirs.
    file = clerk.write("paper.json", json.dumps(PAPER, ensure_ascii=False))
    mine = clerk.told("foi", "register", file, "--why", "其他", *LETTER, *theirs)["number"]
    assert clerk.told("foi", "show", mine, *theirs)["organ"] == "区生态环境局"
    assert "区生态环境局" in clerk.refused("foi", "show", mine, *BY)


def test_a_number_that_was_written_into_a_text_is_covered_too(clerk: Clerk) -> None:
    wanted = f"我（{ID_NUMBER}，{PHONE}）的户籍登记材料"
    number = confirmed(clerk, content=wanted)
    assert ID_NUMBER not in clerk.done("foi", "show", number, *BY)
    why = ("--reveal", "--why", "核对申请内容")
    assert clerk.told("foi", "show", number, *BY, *why)["content"] == wanted
    refuse = ("--outcome", "不予公开", "--ground", "r3_4", "--told-by", "邮寄")
    clerk.done("foi", "answer", number, *refuse, "--reasons", f"涉及 {ID_NUMBER} 的隐私。", *BY)
    for words in (
        ("foi", "show", number, *BY, "--json"),
        ("foi", "list", "--json"),
        ("journal", "show", "--json"),
    ):
        said = clerk.done(*words)
        assert not [one for one in (ID_NUMBER, PHONE, NAME) if one in said]


def test_moments_are_shown_in_the_citys_time_without_seconds(clerk: Clerk) -> None:
    number = confirmed(clerk)
    said = clerk.done("foi", "show", number, *BY)
    assert re.search(r"^arrived_at: \d{4}-\d\d-\d\d \d\d:\d\d$", said, re.MULTILINE)
    pattern = r"^to be posted: registered, tried 0 times, next \d{4}-\d\d-\d\d \d\d:\d\d$"
    assert re.search(pattern, said, re.MULTILINE)
    assert not re.search(r"\d\d:\d\d:\d\d|datetime|\+00:00", said)


# Written down twice, and as people type.


def test_the_same_on_paper_twice_is_asked_about(clerk: Clerk) -> None:
    number, _ = entered(clerk)
    again = PAPER | {"content": "2025 年辖区河道水质监测的年度报告。", "phone": "13900139000"}
    file = clerk.write("paper.json", json.dumps(again, ensure_ascii=False))
    register = ("foi", "register", file, "--why", "不会写字", *LETTER, *BY)
    said = clerk.refused(*register)
    assert number in said
    assert "--yes" in said
    assert ID_NUMBER not in said
    assert clerk.count("foi_request") == 1
    for other in ({"proof_number": ANOTHER}, {"content": "2024年辖区河道水质监测的年度报告"}):
        file = clerk.write("other.json", json.dumps(again | other, ensure_ascii=False))
        clerk.done("foi", "register", file, "--why", "不会写字", *LETTER, *BY)
    clerk.done(*register, "--yes")
    assert clerk.count("foi_request") == 4


async def test_the_same_after_a_month_or_a_withdrawal_is_no_slip(
    database: Database, now: Any
) -> None:
    def entered(session: AsyncSession, at: Any) -> Awaitable[Any]:
        return desk.enter(session, PAPER, "other", "陈办", at)

    async with database.transaction() as session:
        await applying.office(session, now)
        await entered(session, now)
        request, _ = await entered(session, now + timedelta(days=31))
        given = {"told_by": "phone", "told_on": None}
        later = now + timedelta(days=32)
        await desk.withdraw(session, request.number, "陈办", given, "http://x", later)
        await entered(session, later)


def test_a_paper_may_be_typed_in_chinese_and_full_width(clerk: Clerk) -> None:
    wide = str.maketrans("0123456789", "０１２３４５６７８９")
    paper = PAPER | {"applicant": "公民", "proof": "身份证", "way": "邮寄", "address": "某路1号"}
    paper |= {"proof_number": ID_NUMBER.translate(wide), "phone": PHONE.translate(wide)}
    number, _ = entered(clerk, **paper)
    why = ("--reveal", "--why", "核对")
    whole = clerk.told("foi", "show", number.replace("-", "－"), *BY, *why)
    assert (whole["proof_number"], whole["phone"], whole["way"]) == (ID_NUMBER, PHONE, "post")
    assert (whole["applicant"], whole["proof"]) == ("citizen", "resident_id")
    file = clerk.write("wrong.json", json.dumps(PAPER | {"way": "传真"}, ensure_ascii=False))
    said = clerk.refused("foi", "register", file, "--why", "其他", *LETTER, *BY)
    assert "way: 传真 is none of: email 电子邮件" in said


def test_the_words_of_the_commands_are_those_of_the_record() -> None:
    kinds: list[tuple[dict[str, str], Any]] = [
        (foi_words.STATES, State),
        (
            foi_words.METHODS,
            set(Confirmation) - {Confirmation.CASE_SYSTEM, Confirmation.SIGNED_FOR},
        ),
        (foi_words.CAME, foi.Came),
        (foi_words.ROUTES, ROUTES),
        (foi_words.WHYS, desk.WHYS),
        (foi_words.FIELDS["applicant"], foi.Applicant),
        (foi_words.FIELDS["proof"], foi.Proof),
        (foi_words.FIELDS["way"], foi.Way),
    ]
    for words, codes in kinds:
        assert set(words) == set(map(str, codes))
        for code, said in words.items():
            assert {foi_words.code_of(words, one) for one in (code, *said.split("、"))} == {code}


def test_the_help_names_every_value_and_what_it_means(clerk: Clerk) -> None:
    said = clerk.done("foi", "answer", "--help")
    words = " ".join(said.split())
    for outcome in Outcome:
        assert str(outcome) in words
    for ground in GROUNDS.values():
        assert ground.id in words
        assert ground.words[:8] in words
    for verb, kinds in {
        "register": [*foi_words.FIELDS.values(), foi_words.WHYS, foi_words.CAME],
        "refuse-as-application": [foi_words.ROUTES, foi_words.METHODS],
        "confirm": [foi_words.METHODS],
        "list": [foi_words.STATES],
    }.items():
        words = "".join(clerk.done("foi", verb, "--help").split())
        for known in kinds:
            for code, meant in known.items():
                assert f"{code}{meant}" in words, (verb, code)
    assert numbers.read(NUMBER) == NUMBER


# Waiting, and kept no longer than it is of use.


async def test_what_waits_to_be_confirmed_says_how_long_the_oldest_first(
    database: Database, now: Any
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        await applying.registered(session, who.officer, now)
        first = await applying.lodged(session, now)
        second = await applying.lodged(session, now + timedelta(days=2))
        # 2026-11-23 is a Monday.
        listed = await desk.listed(session, now + timedelta(days=7), "", 50, overdue=False)
    assert [(one["number"], one["waits"]) for one in listed][:2] == [
        (first.number, 5),
        (second.number, 3),
    ]
    assert listed[2]["waits"] is None


def test_the_list_says_what_is_to_be_done(clerk: Clerk) -> None:
    entered(clerk)
    said = clerk.done("foi", "list")
    assert "to be confirmed with the applicant (待确认), waiting for 0 working days" in said
    assert clerk.told("foi", "list", "--state", "待确认")[0]["waits"] == 0


@pytest.mark.parametrize(
    ("end", "is_erased"),
    [("withdrawn", True), ("sent on", True), ("withdrawn later", False), ("waiting", False)],
)
async def test_what_never_was_a_request_is_erased_when_nobody_can_sue_any_more(
    database: Database, now: Any, end: str, is_erased: bool
) -> None:
    async with database.transaction() as session:
        who = await applying.office(session, now)
        request = await applying.lodged(session, now)
        number = request.number
        await foi.attach(session, request, File("委托书.txt", "text/plain", b"..."), now)
        if end == "withdrawn later":
            await foi.confirm(session, request, who.officer, Confirmation.PHONE, now)
        if end.startswith("withdrawn"):
            await foi.withdraw(session, request, who.officer, told(now), now)
        elif end == "sent on":
            words = ("hotline", "反映的是路灯不亮。")
            await foi.send_on(session, request, who.officer, *words, told(now), now)

    async def left(after: int) -> tuple[str, str]:
        async with database.transaction() as session:
            await retention.expire(session, now + timedelta(days=after))
            found = await foi.find(session, number)
            return foi.opened(session, found, "name"), foi.opened(session, found, "reasons")

    assert (await left(200))[0] == NAME, "the case system has not taken it yet"
    await accepted(database, now)
    assert (await left(184))[0] == NAME
    assert await left(185) == (("", "") if is_erased else (NAME, ""))
    async with database.reading() as session:
        files = await foi.attached(session, (await foi.find(session, number)).id)
        assert bool(files) is not is_erased
        told_of = [one.what for one in await foi.events(session, await foi.find(session, number))]
    assert told_of.count("erased") == int(is_erased)
    # Its number is not given again.
    async with database.transaction() as session:
        assert (await applying.lodged(session, now)).number != number


async def accepted(database: Database, now: Any) -> None:
    """The case system has taken everything."""
    from bot.case_systems.embedded import Embedded
    from bot.case_systems.poster import Poster

    poster = Poster(database, Embedded(), lambda: now)
    while await poster.round():
        pass
