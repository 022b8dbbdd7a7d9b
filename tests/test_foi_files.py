"""What goes with a request (申请材料): kept sealed, saved by an officer, handed over, erased."""

import asyncio
import base64
import hashlib
import re
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from sqlalchemy import delete, event, select

from bot import clock
from bot.app import App
from bot.channels.reception import Unreadable
from bot.channels.terminal import Terminal, TerminalSession
from bot.settings import Settings
from bot.web import server
from handlers.desk import keys
from storage import foi, form_files, journal, sealed, staff
from storage.database import Database
from storage.foi import FoiFile, FoiRequest, files, posts
from storage.form_files import File
from storage.refusal import Refusal
from storage.staff import Role
from tests import applying, case_receiver, content
from tests.applying import ID_NUMBER, NAME
from tests.clerk import Clerk
from tests.conftest import KEY
from tests.dialogue import CHAT_ID, DialogueSession, Player
from tests.posting import Clock, drained, posting
from tests.uploading import PDF, form

PAPER = File("委托书.pdf", "application/pdf", PDF)
READ = ("foi", "show", "SQ-2026-0001-3", "--by", "陈办")


async def lodged(database: Database, now: datetime) -> FoiRequest:
    """A request with a power of attorney, and who handles it."""
    async with database.transaction() as session:
        await applying.office(session, now)
        request = await applying.lodged(session, now)
        await foi.attach(session, request, PAPER, now)
    return request


async def test_it_is_kept_sealed_and_erased_with_its_request(
    database: Database, now: datetime
) -> None:
    request = await lodged(database, now)
    async with database.reading() as session:
        (row,) = await foi.attached(session, request.id)
        assert (row.size, row.media_type) == (len(PDF), "application/pdf")
        assert await files.opened(session, row) == PAPER
        found = row.content + row.name
        assert PDF[:8] not in found
        assert base64.b64encode(PDF)[:8] not in found
        assert "委托书".encode() not in found
    async with database.transaction() as session:
        await session.execute(delete(FoiRequest))
        assert (await session.scalars(select(FoiFile))).all() == []


async def test_a_new_key_seals_the_files_a_few_at_a_time(
    database: Database, now: datetime
) -> None:
    request = await lodged(database, now)
    async with database.transaction() as session:
        for _ in range(5):
            await foi.attach(session, request, PAPER, now)
    changed = Database(database.url, sealed.Keyring(["another key, of sixteen", KEY]))
    try:
        async with changed.transaction() as session:
            for column in ("name", "content"):
                found = [await sealed.rotate(session, FoiFile, column) for _ in range(3)]
                assert found == [5, 1, 0]
            rows = await foi.attached(session, request.id)
            assert [await files.opened(session, one) for one in rows] == [PAPER] * 6
    finally:
        await changed.close()


async def test_a_new_key_is_one_line_a_column_and_names_load_no_content(
    database: Database, now: datetime
) -> None:
    request = await lodged(database, now)
    async with database.transaction() as session:
        await staff.add(session, "管理员", [Role.SYSTEM_ADMIN], "", now)
        for _ in range(5):
            await foi.attach(session, request, PAPER, now)
    changed = Database(database.url, sealed.Keyring(["another key, of sixteen", KEY]))
    asked: list[str] = []

    def note(*about: Any) -> None:
        asked.append(about[2])

    event.listen(changed.engine.sync_engine, "before_cursor_execute", note)
    found = 1
    while found:
        async with changed.transaction() as session:
            found = await keys.rotate(session, "管理员", now)
    await changed.close()
    async with database.reading() as session:
        lines = await journal.of(session, "key:foi_file.name")
        (content,) = await journal.of(session, "key:foi_file.content")
    assert [one.about["fields"] for one in lines] == [6]
    assert (content.who, content.about["fields"]) == ("管理员", 6)
    read = [one for one in asked if one.startswith("SELECT foi_file.id")]
    assert read
    assert not [one for one in read if "foi_file.name" in one and "foi_file.content" in one]


async def test_the_case_system_gets_it_with_every_state(database: Database, now: datetime) -> None:
    clock = Clock(now)
    request = await lodged(database, now)
    async with case_receiver.serving() as receiver:
        async with posting(database, receiver.url, clock) as poster:
            await drained(poster)
            async with database.transaction() as session:
                await posts.owe(session, await foi.hold(session, request.number), now)
            await drained(poster)
        (case,) = receiver.cases.values()
    assert case.sequence == 2
    (attached,) = case.body["attachments"]
    assert attached == {
        "name": "委托书.pdf",
        "media_type": "application/pdf",
        "size": len(PDF),
        "sha256": hashlib.sha256(PDF).hexdigest(),
        "content": base64.b64encode(PDF).decode(),
    }


async def test_the_biggest_file_is_handed_over(database: Database, now: datetime) -> None:
    big = File("大.pdf", "application/pdf", b"%PDF-" + b"x" * (form_files.LARGEST - 5))
    async with database.transaction() as session:
        request = await applying.lodged(session, now)
        await foi.attach(session, request, big, now)
    async with (
        case_receiver.serving() as receiver,
        posting(database, receiver.url, Clock(now)) as poster,
    ):
        await drained(poster)
    (case,) = receiver.cases.values()
    assert len(base64.b64decode(case.body["attachments"][0]["content"])) == form_files.LARGEST


# At the desk.


@pytest.fixture
async def clerk(database_url: str, database: Database, tmp_path: Path, now: datetime) -> Clerk:
    """A clerk at a desk with one request."""
    await lodged(database, now)
    return Clerk(database_url, tmp_path)


def as_shown(clerk: Clerk, *words: str | Path) -> dict[str, Any]:
    found = clerk.told(*READ, *words)
    assert isinstance(found, dict)
    return found


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    found = tmp_path / "材料"
    found.mkdir()
    return found


def test_an_officer_saves_it_for_a_reason_and_the_journal_says_so(
    clerk: Clerk, folder: Path
) -> None:
    assert as_shown(clerk)["files"] == [{"name": "委**.pdf", "size": len(PDF)}]
    found = as_shown(clerk, "--save", folder, "--why", "核对授权")
    (path,) = (Path(one) for one in found["saved"])
    assert path == folder / "SQ-2026-0001-3-1-委托书.pdf"
    assert path.read_bytes() == PDF
    assert path.stat().st_mode & 0o077 == 0
    (line,) = [one for one in clerk.told("journal", "show") if one["what"] == "foi.save"]
    assert line["about"] == {"files": 1, "why": "核对授权"}
    assert "委托书" not in str(line)
    again = clerk(*READ, "--save", folder, "--why", "再看一次")
    assert (again.exit_code, "is there already" in again.stderr) == (1, True)
    assert "attached: 委托书.pdf" in clerk.done(*READ, "--reveal", "--why", "核对授权")


def attach(clerk: Clerk, file: File) -> None:
    """One more file of the request."""

    async def once() -> None:
        database = Database(clerk.url, sealed.Keyring([KEY]))
        async with database.transaction() as session:
            request = await foi.hold(session, READ[2])
            await foi.attach(session, request, file, clock.now())
        await database.close()

    asyncio.run(once())


def test_the_longest_name_is_saved(clerk: Clerk, folder: Path) -> None:
    attach(clerk, form_files.checked("长" * 300 + ".pdf", PDF))
    found = as_shown(clerk, "--save", folder, "--why", "核对授权")
    assert [Path(one).read_bytes() for one in found["saved"]] == [PDF, PDF]


def test_what_cannot_be_written_is_not_in_the_journal_and_leaves_nothing(
    clerk: Clerk, folder: Path
) -> None:
    # As long as names were kept earlier.
    attach(clerk, File("长" * 96 + ".pdf", "application/pdf", PDF))
    said = clerk.refused(*READ, "--save", folder, "--why", "核对授权")
    assert "File name too long; nothing was saved" in said
    assert list(folder.iterdir()) == []
    assert "foi.save" not in [one["what"] for one in clerk.told("journal", "show")]


def test_a_file_that_is_there_stays_when_saving_is_refused(clerk: Clerk, folder: Path) -> None:
    there = folder / "SQ-2026-0001-3-1-委托书.pdf"
    there.write_text("一份别的")
    assert "is there already" in clerk.refused(*READ, "--save", folder, "--why", "核对授权")
    assert there.read_text() == "一份别的"


def test_nobody_saves_it_without_a_reason_or_without_being_an_officer(
    clerk: Clerk, folder: Path
) -> None:
    assert clerk(*READ, "--save", folder).exit_code == 2
    assert "is no directory" in clerk.refused(*READ, "--save", folder / "x", "--why", "核对")
    head = (*READ[:-1], "周主任", "--save", folder, "--why", "核对")
    assert "周主任 does not have the role" in clerk.refused(*head)
    assert list(folder.iterdir()) == []


# Where no picker opens.


class Elsewhere(DialogueSession):
    """A channel that may not carry what is personal."""

    takes_personal = False


@pytest.fixture
async def play(settings: Settings, database: Database, now: datetime) -> Player:
    async with database.transaction() as session:
        await content.load(session, now)
    return Player(settings, lambda: now)


async def test_on_a_channel_of_others_it_is_given_on_the_page(
    play: Player, database: Database
) -> None:
    play.session = Elsewhere(play.clock)
    await play("""
        居民  我要申请公开河道底泥的检测报告
        政务  …
        居民  [申请公开这份信息]
        政务  …/forms/…
    """)
    person = {"a_applicant": "citizen", "a_name": NAME, "a_phone": "13800138000", "a_way": "read"}
    async with play.started() as play.app:
        async with TestClient(TestServer(server.build(play.app))) as browser:
            page = page_of(play)
            first = await browser.post(
                page, data=form(PDF, "委托书.pdf", "a_file", **person | {"a_phone": "1"})
            )
            assert first.status == 422
            shown = await first.text()
            assert "已经收到：委**.pdf（1 KB）" in shown
            for filled in (person, {"a_proof": "resident_id"}, {"a_id_number": ID_NUMBER}):
                assert (await browser.post(page, data=filled)).status == 200
            await play.app.inbox.settled("dialogue", CHAT_ID)
            play.expect("…请核对…要附材料吗？ 委**.pdf（1 KB）…", "read back")
            await play.say("[改：要附材料吗？]")
            play.expect("…/forms/…", "another page")
            page = page_of(play)
            assert "不改的话，空着就行" in await (await browser.get(page)).text()
            assert (await browser.post(page, data={})).status == 200
            await play.app.inbox.settled("dialogue", CHAT_ID)
        play.expect("…请核对…要附材料吗？ 委**.pdf（1 KB）…", "read back again")
        await play.say("提交")
        play.expect("收到了您的申请。…", "sent")
    async with database.reading() as session:
        (row,) = (await session.scalars(select(FoiFile))).all()
        assert (await files.opened(session, row)).content == PDF


def page_of(play: Player) -> str:
    """The page that was given last."""
    return str(re.findall(r"/forms/[\w-]+", play.session.shown[-1].text)[-1])


async def test_in_the_terminal_its_place_is_typed(
    settings: Settings, database: Database, now: datetime, tmp_path: Path
) -> None:
    async with database.transaction() as session:
        await content.load(session, now)
    paper, wrong = tmp_path / "委托书.pdf", tmp_path / "x.exe"
    paper.write_bytes(PDF)
    wrong.write_bytes(b"MZ")
    said: list[str] = []
    screen = TerminalSession(said.append, lambda: now)
    async with App(settings, now=lambda: now, sessions=[screen], channels=["terminal"]) as app:
        terminal = Terminal(app.database, app.inbox, lambda: now, "t")
        for line in (
            *("我要申请公开河道底泥的检测报告", "申请公开这份信息", "个人", NAME, "1"),
            *(ID_NUMBER, "13800138000", "自己来取"),
        ):
            await terminal.receive(line)
        assert "1. 选文件" in said[-1]
        await terminal.receive("选文件")
        assert "请打 @" in said[-1]
        for line, why in ((f"@{wrong}", "form-file-kind"), ("@/nowhere", "form-file-none")):
            with pytest.raises((Refusal, Unreadable), match=why):
                await terminal.receive(line)
        await terminal.receive(f"@ {paper}")
        assert "委**.pdf（1 KB）" in said[-1]
        await terminal.receive("提交")
        assert "收到了您的申请" in said[-1]
    async with database.reading() as session:
        assert len((await session.scalars(select(FoiFile))).all()) == 1
