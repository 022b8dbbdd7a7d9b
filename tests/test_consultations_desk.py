"""Consultations (咨询答复) at the desk: listed, shown, answered, transferred, and brought."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.settings import Settings
from handlers.chat import addressee
from handlers.desk import consultations as desk
from storage import consultations, conversations, journal, organs, subscriptions
from storage.consultations import Asked
from storage.database import Database
from storage.refusal import Refusal
from storage.staff import OFFICE
from storage.working_days import load
from tests import bot_api, carried
from tests.clerk import Clerk
from tests.consulted import CIVIL, HOUSING, Asking, furnish

TODAY = datetime(2026, 11, 23, 1, 30, tzinfo=UTC)


async def asked(
    database: Database,
    question: str,
    organ: str,
    now: datetime,
    address: tuple[str, int] = ("web", 1),
) -> str:
    """A question that waits; its number."""
    async with database.transaction() as session:
        here, _ = await conversations.begin(session, *address, now)
        row = await consultations.draft(session, here, Asked(question, organ), now)
        await consultations.send(session, row, [here.id or 0], await load(session), now)
        return str(row.number)


class Desk(Clerk):
    """A clerk, and residents who ask."""

    def furnish(self) -> None:
        """Entries and staff."""

        async def run() -> None:
            database = Database(self.url)
            async with database.transaction() as session:
                await furnish(session, TODAY)
            await database.close()

        asyncio.run(run())

    def ask(self, question: str, organ: str = OFFICE, days_ago: int = 0) -> str:
        """A question that waits since so many days."""
        now = datetime.now(UTC) - timedelta(days=days_ago)

        async def run() -> str:
            database = Database(self.url)
            try:
                return await asked(database, question, organ, now)
            finally:
                await database.close()

        return asyncio.run(run())


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Desk:
    """A clerk at a database of each kind."""
    found = Desk(database_url, tmp_path)
    found.furnish()
    return found


@pytest.fixture
def on_file(migrated_file: Path, tmp_path: Path) -> Desk:
    """A clerk on SQLite alone, for what is refused."""
    path = tmp_path / "office.db"
    shutil.copyfile(migrated_file, path)
    found = Desk(f"sqlite+aiosqlite:///{path}", tmp_path)
    found.furnish()
    return found


def test_what_is_overdue_stands_first_and_then_what_is_due_next(clerk: Desk) -> None:
    fresh = clerk.ask("新问题怎么办")
    old = clerk.ask("老问题怎么办", HOUSING, days_ago=40)
    older = clerk.ask("更老的问题怎么办", days_ago=60)
    listed = clerk.told("consultations", "list")
    assert [(one["id"], one["overdue"]) for one in listed] == [
        (older, True),
        (old, True),
        (fresh, False),
    ]
    assert [one["id"] for one in clerk.told("consultations", "list", "--overdue")] == [older, old]
    mine = clerk.told("consultations", "list", "--organ", HOUSING)
    assert [one["id"] for one in mine] == [old]
    clerk.done("consultations", "answer", older, "--text", "可以的。", "--by", "办小理")
    assert [one["id"] for one in clerk.told("consultations", "list")] == [old, fresh]
    everything = clerk.told("consultations", "list", "--all")
    assert [one["id"] for one in everything] == [old, fresh, older]
    lines = clerk.done("consultations", "list").splitlines()
    assert lines[0].startswith(f"{old} · overdue since ")
    assert f"{fresh} · due " in lines[1]
    assert ", waits 0 working days · " in lines[1]


async def test_waits_are_counted_in_working_days_and_begin_anew_when_it_is_asked_on(
    database: Database,
) -> None:
    async with database.transaction() as session:
        await furnish(session, TODAY)
    # Friday; due on Tuesday.
    friday = TODAY - timedelta(days=3)
    number = await asked(database, "加装电梯怎么办", HOUSING, friday)

    async def waits(days: int) -> int | None:
        async with database.reading() as session:
            now = friday + timedelta(days=days)
            (row,) = await desk.listed(session, now, organ="", overdue=False, closed=True)
        return row["waits"]  # type: ignore[no-any-return]

    assert [await waits(days) for days in (0, 1, 3, 4, 5, 7, 10)] == [0, 0, 1, 2, 3, 5, 6]
    async with database.transaction() as session:
        await desk.answer(session, number, "可以的。", "房小管", friday + timedelta(days=7))
    assert await waits(8) is None
    async with database.transaction() as session:
        row = await consultations.by_number(session, number)
        later = friday + timedelta(days=10)
        await consultations.ask_on(session, row, "还有呢", await load(session), later)
    assert [await waits(days) for days in (10, 11)] == [0, 1]


def test_an_empty_list_says_what_there_is_none_of(on_file: Desk) -> None:
    for words, said in (
        ((), "nothing waits"),
        (("--organ", CIVIL), f"nothing waits at {CIVIL}"),
        (("--overdue",), "nothing is overdue"),
        (("--all",), "nothing was asked"),
    ):
        assert on_file("consultations", "list", *words).stderr.strip() == said


def test_one_is_shown_answered_from_a_file_and_all_is_journalled(clerk: Desk) -> None:
    number = clerk.ask("加装电梯怎么办", HOUSING)
    file = clerk.write("answer.txt", "第一行。\n电话 021-65010000。")
    assert "加装电梯怎么办" in clerk.done("consultations", "show", number, "--by", "房小管")
    typed = number.lower().replace("-", "")
    given = ("consultations", "answer", typed, "--text-file", file, "--by", "房小管")
    assert clerk.told(*given) == {"id": number, "state": "answered"}
    shown = clerk.told("consultations", "show", number, "--by", "办小理")
    assert [one["text"] for one in shown["messages"]] == [
        "加装电梯怎么办",
        "第一行。\n电话 021-65010000。",
    ]
    assert shown["messages"][1]["by"] == "房小管"
    (delivery,) = clerk.sql("SELECT channel, state, notice FROM delivery")
    assert tuple(delivery)[:2] == ("web", "waiting")
    record = f"consultation:{number}"
    acts = clerk.told("journal", "show", "--record", record)
    assert [(one["who"], one["what"]) for one in acts] == [
        ("房小管", "consultations.show"),
        ("房小管", "consultations.answer"),
        ("办小理", "consultations.show"),
    ]
    assert "电梯" not in str(acts)


def test_one_is_given_to_another_organ_by_a_word_for_it(clerk: Desk) -> None:
    number = clerk.ask("低保怎么办", HOUSING)
    given = ("--reason", "属于民政职责", "--by", "房小管")
    done = clerk.told("consultations", "transfer", number, "--to", CIVIL, *given)
    assert (done["id"], done["organ"]) == (number, CIVIL)
    refused = clerk.refused(
        "consultations", "answer", number, "--text", "可以的。", "--by", "房小管"
    )
    assert f"for {CIVIL} to answer" in refused
    again = clerk.refused(
        "consultations", "transfer", number, "--to", CIVIL, *given[:2], "--by", "民小政"
    )
    assert f"with {CIVIL} already" in again
    clerk.done("consultations", "answer", number, "--text", "可以的。", "--by", "民小政")
    (transfer, _) = clerk.told("journal", "show", "--record", f"consultation:{number}")
    assert transfer["about"] == {"from": HOUSING, "to": CIVIL, "reason": "属于民政职责"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("answer", "{}", "--text", " ", "--by", "房小管"), "The answer is empty"),
        (("answer", "{}", "--text", "好的 。", "--by", "房小管"), "fewer than 4 characters"),
        (("answer", "{}", "--text", "可以的。", "--by", "办小理"), f"is for {HOUSING} to answer"),
        (("answer", "{}", "--text", "长" * 3001, "--by", "房小管"), "3,001 characters"),
        (("answer", "{}", "--text", "好\x00", "--by", "房小管"), "cannot be kept"),
        (("answer", "{}", "--text", "好", "--by", "编小辑"), "does not have the role"),
        (("answer", "{}", "--text", "好", "--by", "民小政"), "is not of it"),
        (("answer", "{}", "--text", "好", "--by", "无名氏"), "nobody named 无名氏"),
        (("answer", "ZX-AAAA-AAAA", "--text", "好", "--by", "房小管"), "no consultation"),
        (("answer", "1", "--text", "好", "--by", "房小管"), "no consultation"),
        (("answer", "{}", "--text-file", "nowhere.txt", "--by", "房小管"), "nowhere.txt"),
        (("show", "{}", "--by", "民小政"), "is not of it"),
        (("transfer", "{}", "--to", "区民政", "--reason", "好", "--by", "房小管"), "区民政局"),
        (("transfer", "{}", "--to", "xyz", "--reason", "好", "--by", "房小管"), "topics list"),
        (("transfer", "{}", "--to", CIVIL, "--reason", " ", "--by", "房小管"), "say why"),
        (("transfer", "{}", "--to", HOUSING, "--reason", "好", "--by", "房小管"), "already"),
        (("list", "--organ", "区民政"), "区民政局"),
        (("list", "--organ", "xyz"), "topics list"),
        (("answer", "{}", "--text", "请找张先生 13812345678", "--by", "房小管"), "a telephone n"),
        (("answer", "{}", "--text", "证号 11010519491231002X", "--by", "房小管"), "an identity n"),
        (
            ("answer", "{}", "--text", "转账到 6222021234567890123", "--by", "房小管"),
            "a bank card number, which would stay in the chat, so it was not sent",
        ),
    ],
)
def test_what_is_refused_says_why_and_changes_nothing(
    on_file: Desk, words: tuple[str, ...], why: str
) -> None:
    number = on_file.ask("加装电梯怎么办", HOUSING)
    assert why in on_file.refused("consultations", *(word.format(number) for word in words))
    (one,) = on_file.told("consultations", "list")
    assert (one["id"], one["organ"]) == (number, HOUSING)
    assert on_file.count("journal") == on_file.count("delivery") == 0


def test_it_is_answered_once_until_it_is_asked_on(on_file: Desk) -> None:
    number = on_file.ask("加装电梯怎么办", HOUSING)
    given = ("consultations", "answer", number, "--text", "可以的。", "--by", "房小管")
    on_file.done(*given)
    assert "was answered on" in on_file.refused(*given)
    transfer = ("consultations", "transfer", number, "--to", CIVIL, "--reason", "好")
    assert "was answered on" in on_file.refused(*transfer, "--by", "房小管")


@pytest.mark.parametrize("words", [(), ("--text", "好", "--text-file", "x.txt")])
def test_an_answer_has_one_text(on_file: Desk, words: tuple[str, ...]) -> None:
    result = on_file("consultations", "answer", "ZX-AAAA-AAAA", "--by", "房小管", *words)
    assert result.exit_code == 2
    assert "either --text or --text-file" in result.stderr


async def test_two_who_answer_at_once_answer_once(database: Database, now: datetime) -> None:
    async with database.transaction() as session:
        await furnish(session, now)
    number = await asked(database, "加装电梯怎么办", HOUSING, now)

    async def answer(by: str) -> Any:
        async with database.transaction() as session:
            return await desk.answer(session, number, f"{by}答", by, now, yes=True)

    results = await asyncio.gather(answer("房小管"), answer("办小理"), return_exceptions=True)
    refused = [one for one in results if isinstance(one, Refusal)]
    assert [one.text_id for one in refused] == ["consultations-answered-already"]
    async with database.reading() as session:
        row = await consultations.by_number(session, number)
        assert len(await consultations.messages(session, row)) == 2
        acts = await journal.of(session, consultations.record(row))
    assert [act.what for act in acts] == ["consultations.answer"]


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Asking]:
    """A house with entries and staff."""
    found = Asking(settings, now)
    await found.do(lambda session: furnish(session, now))
    yield found
    await found.close()


async def test_an_answer_is_brought_to_telegram_and_to_the_web_chat(
    database_url: str, tmp_path: Path, now: datetime
) -> None:
    async with (
        bot_api.serving() as api,
        carried.opened(database_url, tmp_path, api, now) as house,
    ):
        async with house.database.transaction() as session:
            await furnish(session, now)
        for address in (("telegram", 5), ("web", 77)):
            number = await asked(house.database, "加装电梯怎么办", HOUSING, now, address)
            async with house.database.transaction() as session:
                await desk.answer(session, number, "5 < 6 & 电话 021-65010000", "房小管", now)
        await house.carry()
        (sent,) = house.api.accepted
        assert sent.chat_id == 5
        assert "5 < 6 & 电话 021-65010000" in sent.text
        (line,) = await house.app.web.history(77)
        assert "5 &lt; 6 &amp; 电话 021-65010000" in line["html"]
        assert [one["text"] for one in line["buttons"][0]] == ["继续问", "评价"]


@pytest.mark.parametrize(
    ("item", "question", "organ"),
    [
        ("faq:lift-vote", "装电梯要几户同意", HOUSING),
        ("faq:foi-fee", "要钱吗", OFFICE),
        ("faq:gone", "加装电梯", OFFICE),
        ("guide:gd-school:materials", "要什么材料", OFFICE),
        ("", "民政局几点上班", CIVIL),
        ("", "欧阳路街道办事处在哪里", "欧阳路街道"),
        ("", "今天天气好", OFFICE),
    ],
)
async def test_the_organ_of_the_entry_is_asked_else_the_one_that_is_named(
    house: Asking, item: str, question: str, organ: str
) -> None:
    async with house.database.reading() as session:
        assert await addressee.of(session, item, question) == organ


async def test_organs_are_those_of_the_catalogue_and_of_the_staff(house: Asking) -> None:
    async with house.database.reading() as session:
        known = await organs.known(session)
        named = {one.name for one in await subscriptions.topics(session)}
    names = [one.name for one in known]
    assert names.count(OFFICE) == 1
    assert {HOUSING, CIVIL, "欧阳路街道"} <= set(names)
    assert "环境保护" in named - set(names)
    assert organs.called(known, " 区民政局 ") == organs.Organ(CIVIL)
    assert organs.called(known, "民政署") is None


def test_an_answer_with_a_number_of_somebody_goes_out_only_where_it_is_meant(
    on_file: Desk,
) -> None:
    number = on_file.ask("加装电梯怎么办", HOUSING)
    given = ("consultations", "answer", number, "--by", "房小管")
    assert "add --yes" in on_file.refused(*given, "--text", "值班手机 13812345678")
    on_file.done(*given, "--yes", "--text", "值班手机 13812345678")


@pytest.mark.parametrize(
    "text",
    [
        "电话 021-65010000，（021）65010000，65010000，400-820-8888，12345",
        "收费 12000 元，见 https://www.shhk.gov.cn/a?id=20260101",
        "文号：虹府办发〔2026〕12号，2026年11月23日",
    ],
)
def test_what_an_office_publishes_is_no_number_of_somebody(text: str) -> None:
    assert desk._personal(text) is None


async def test_whoever_answers_signs_and_the_one_who_was_asked_is_named(house: Asking) -> None:
    await house.play("""
        居民  转人工
        政务  …
        居民  低保怎么办
        政务  …
        居民  [发送]
        政务  已发给区政府办公室…
    """)
    await house.transfer(CIVIL, "属于民政职责，居民手机 13812345678")
    await house.answer("请到街道办。", "办小理")
    await house.play("""
        政务  …改由区民政局答复。 原因：属于民政职责，居民手机 〔电话号码已隐去〕…
        政务  区政府办公室答复您的咨询（编号 ZX-…，原定由区民政局答复） 您问的是：“低保怎么办” 请到街道办。 [继续问] [评价]
        居民  我的咨询
        政务  … [低保怎么办]
        居民  [低保怎么办]
        政务  …区政府办公室答复： 请到街道办。 [继续问] [评价]
    """)
    (question, answer) = await house.said()
    assert (question.organ, answer.organ) == (None, "区政府办公室")
    async with house.database.reading() as session:
        acts = await journal.of(session, f"consultation:{await house.number()}")
    assert "13812345678" not in str([act.about for act in acts])
