"""The open days' desk (开放日经办): planning, tickets at the door, lists, calling off, forgetting."""

import asyncio
import csv
import io
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from bot import clock
from handlers.chat import open_days_page
from handlers.desk import staff as desk_staff
from knowledge.say import CITY, Texts
from storage import residents, retention
from storage.calendar import CITY as THE_SAME
from storage.conversations import Conversation
from storage.database import Database
from storage.open_days import OpenDay, Registration, Slot, contacts, seats, tickets
from storage.open_days.seats import Wanted
from storage.refusal import Refusal
from storage.sealed import Keyring
from storage.staff import Role
from tests import opening
from tests.clerk import Clerk
from tests.conftest import KEY

TOML = """
title = "环境监测站开放日"
place = "中州路1号"
about = "看看空气和水是怎么监测的。"
opens_at = {opens}
closes_at = {closes}
[[slots]]
starts_at = {starts}
ends_at = {ends}
capacity = 3
[[questions]]
id = "children"
kind = "yes_no"
words = "有没有孩子一起来？"
[[questions]]
id = "plate"
kind = "text"
words = "车牌号？"
personal = true
"""


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """高明 organises; 小编 does not."""
    found = Clerk(database_url, tmp_path)
    found.staff()

    async def add(database: Database) -> None:
        async with database.transaction() as session:
            role = [Role.ORGANISER]
            await desk_staff.add(session, "高明", role, "区生态环境局", clock.now())

    run(database_url, add)
    return found


def run(url: str, deed: Callable[[Database], Awaitable[Any]]) -> Any:
    """Something at the database itself."""

    async def once() -> Any:
        database = Database(url, Keyring([KEY]))
        try:
            return await deed(database)
        finally:
            await database.close()

    return asyncio.run(once())


def file_of(clerk: Clerk, begins: datetime, **changes: str) -> Path:
    """A day as an organiser writes it: without a zone, which is then the city's."""

    def written(moment: datetime) -> str:
        return f"{moment.astimezone(CITY):%Y-%m-%dT%H:%M:%S}"

    values = {
        "opens": written(begins - timedelta(days=9)),
        "closes": written(begins - timedelta(seconds=1)),
        "starts": written(begins),
        "ends": written(begins + timedelta(minutes=5)),
    }
    return clerk.write("day.toml", TOML.format(**(values | changes)))


def soon() -> datetime:
    """A moment that is to come and still today in the city: at the door today's tickets count."""
    now = clock.now().replace(microsecond=0)
    midnight = datetime.combine(now.astimezone(CITY).date(), time(23, 59, 59), CITY)
    return min(now + timedelta(minutes=10), midnight).astimezone(UTC)


def planned(clerk: Clerk, starts: datetime | None = None) -> int:
    """高明 plans a day."""
    file = file_of(clerk, starts or soon())
    return int(clerk.done("open-days", "add", file, "--by", "高明", "--yes"))


def signed_up(clerk: Clerk, day_id: int, *parties: int, name: str = "王小明") -> list[str]:
    """Residents sign up for the first slot; their tickets."""

    async def deed(database: Database) -> list[str]:
        now = clock.now()
        people = await opening.residents(database, len(parties), now)
        found = []
        async with database.transaction() as session:
            day = await session.get_one(OpenDay, day_id)
            (first, *_) = await seats.slots_of(session, day)
            for who, party in zip(people, parties, strict=True):
                slot = await seats.hold(session, first.id or 0)
                wanted = Wanted(
                    party, name, "+86 13800001234", {"children": True, "plate": "沪A12345"}
                )
                row = await seats.register(session, slot, who, [who.id or 0], wanted, now)
                found.append(tickets.ticket(session, row))
        return found

    return list(run(clerk.url, deed))


def test_a_day_is_planned_from_a_file_and_listed(clerk: Clerk) -> None:
    starts = soon()
    day_id = planned(clerk, starts)
    signed_up(clerk, day_id, 2, 2)
    (day,) = clerk.told("open-days", "list")
    assert (day["id"], day["title"], day["organ"]) == (day_id, "环境监测站开放日", "区生态环境局")
    (slot,) = day["slots"]
    assert datetime.fromisoformat(slot["starts_at"]) == starts
    assert (slot["capacity"], slot["taken"], slot["waiting"]) == (3, 2, 1)
    assert "2 of 3 taken, 1 free, 1 waiting" in clerk.done("open-days", "list")
    assert json.loads(clerk.done("journal", "show", "--json"))[-1]["what"] == "open-days.add"
    assert THE_SAME == CITY


@pytest.mark.parametrize(
    ("line", "other", "reason"),
    [
        ("capacity = 3", "capacity = 0", "slots.1.capacity"),
        ("capacity = 3", "capacity = 3\nseats = 4", "is no field"),
        ('id = "plate"', 'id = "phone"', "is asked of everybody"),
        ('kind = "yes_no"', 'kind = "oracle"', "questions.1.kind"),
        ('title = "环境监测站开放日"', "title = ", "day.toml"),
        ('title = "环境监测站开放日"', "", "title: is missing"),
    ],
)
def test_a_file_that_is_wrong_says_where(clerk: Clerk, line: str, other: str, reason: str) -> None:
    file = file_of(clerk, soon())
    file.write_text(file.read_text("utf-8").replace(line, other), "utf-8")
    assert reason in clerk.refused("open-days", "add", file, "--by", "高明")
    assert clerk.count("open_day") == 0


def test_times_that_cannot_be_are_refused(clerk: Clerk) -> None:
    starts = soon()
    late = f"{(starts + timedelta(hours=1)).astimezone(CITY):%Y-%m-%dT%H:%M:%S}"
    for changes, reason in (
        ({"closes": late}, "closes after the last slot"),
        ({"starts": late}, "ends before it starts"),
        ({"opens": late}, "closes before it opens"),
    ):
        file = file_of(clerk, starts, **changes)
        assert reason in clerk.refused("open-days", "add", file, "--by", "高明")
    past = file_of(clerk, clock.now() - timedelta(days=1))
    assert "has passed" in clerk.refused("open-days", "add", past, "--by", "高明")
    file = file_of(clerk, starts)
    assert "小编" in clerk.refused("open-days", "add", file, "--by", "小编")


def test_a_ticket_lets_a_party_in_once(clerk: Clerk) -> None:
    day_id = planned(clerk)
    ticket, waits = signed_up(clerk, day_id, 3, 1)
    party = clerk.told("open-days", "check-in", ticket, "--by", "高明")
    assert (party["party"], party["open_day"]) == (3, "环境监测站开放日")
    used = clerk.refused("open-days", "check-in", ticket, "--by", "高明")
    assert "was checked in at" in used
    assert "queue" in clerk.refused("open-days", "check-in", waits, "--by", "高明")
    acts = clerk.told("journal", "show")
    assert [one["what"] for one in acts].count("open-days.check-in") == 1


def test_a_number_that_is_read_out_lets_in_too(clerk: Clerk) -> None:
    (ticket,) = signed_up(clerk, planned(clerk), 1)
    spoken = ticket.split(":")[1].removeprefix("KF-").replace("-", " ").lower()
    assert "1 person" in clerk.done("open-days", "check-in", spoken, "--by", "高明")


def test_forged_and_foreign_tickets_are_told_from_ours(clerk: Clerk) -> None:
    day_id = planned(clerk)
    (ticket,) = signed_up(clerk, day_id, 1)
    mark, number, tag = ticket.split(":")
    theirs = Keyring(["the key of another house, long enough to be one"])
    (foreign,) = theirs.proofs(f"open day ticket:{number}")
    turned = tag[::-1] if tag[::-1] != tag else "A" * len(tag)
    for shown in (
        f"{mark}:{number}:{turned}",
        f"{mark}:{number}:{foreign}",
        f"{mark}:{number}",
        f"YG2:{number}:{tag}",
        f"{mark}:KF-2222-2222:{tag}",
    ):
        said = clerk.refused("open-days", "check-in", shown, "--by", "高明")
        assert said == "this ticket was not made by us; do not let it in"
    for shown, reason in (("KF-2222-2222", "there is no number"), ("您好", "cannot be read")):
        assert reason in clerk.refused("open-days", "check-in", shown, "--by", "高明")
    assert clerk.done("open-days", "check-in", ticket, "--by", "高明")


def test_a_ticket_for_another_day_is_refused_with_its_day(clerk: Clerk) -> None:
    later = planned(clerk, clock.now() + timedelta(days=3))
    (ticket,) = signed_up(clerk, later, 1)
    said = clerk.refused("open-days", "check-in", ticket, "--by", "高明")
    assert "for another day or event: 环境监测站开放日, which begins" in said


def test_a_ticket_for_another_event_of_the_day_is_refused_where_the_door_says_which(
    clerk: Clerk,
) -> None:
    day_id, other = planned(clerk), planned(clerk)
    (ticket,) = signed_up(clerk, day_id, 1)
    at_the_door = ("open-days", "check-in", ticket, "--by", "高明", "--day")
    assert "another day or event" in clerk.refused(*at_the_door, other)
    assert clerk.done(*at_the_door, day_id)


def test_the_list_holds_what_is_personal_only_where_it_is_asked_for(clerk: Clerk) -> None:
    day_id = planned(clerk)
    signed_up(clerk, day_id, 2, name="=HYPERLINK(1)")
    out = clerk.folder / "list.csv"
    export = ("open-days", "export", day_id, "--out", out, "--by", "高明", "--purpose", "门岗核对")
    assert clerk.done(*export) == "exported: 1"
    plain = out.read_bytes()
    assert plain.startswith(b"\xef\xbb\xbf")
    assert not any(word.encode() in plain for word in ("HYPERLINK", "13800001234", "沪A12345"))
    (row,) = csv.DictReader(io.StringIO(plain.decode("utf-8-sig")))
    assert (row["人数"], row["状态"], row["1、有没有孩子一起来？"]) == ("2", "已报上", "是")
    assert "is there already" in clerk.refused(*export, "--with-contacts")
    clerk.done(*export, "--with-contacts", "--yes")
    (row,) = csv.DictReader(io.StringIO(out.read_text("utf-8-sig")))
    # A spreadsheet would calculate both.
    assert (row["姓名"], row["电话"]) == ("'=HYPERLINK(1)", "'+86 13800001234")
    assert row["2、车牌号？"] == "沪A12345"
    assert list(row)[:4] == ["报名号", "场次", "人数", "状态"]
    acts = [one["about"] for one in clerk.told("journal", "show")][-2:]
    assert [one["personal"] for one in acts] == ["no", "yes"]
    assert acts[0]["purpose"] == "门岗核对"
    assert "小编" in clerk.refused(*[("小编" if one == "高明" else one) for one in export])


def test_more_seats_go_to_who_waits_and_fewer_than_are_held_are_refused(clerk: Clerk) -> None:
    day_id = planned(clerk)
    signed_up(clerk, day_id, 2, 2)
    resize = ("open-days", "resize", day_id, 1, "--by", "高明", "--seats")
    assert clerk.refused(*resize, 1) == "2 places are held; there cannot be fewer"
    assert clerk.done(*resize, 4) == "4 of 4 taken"
    states = clerk.sql("SELECT state FROM registration ORDER BY id")
    assert [state for (state,) in states] == ["registered", "offered"]
    no_slot = clerk.refused("open-days", "resize", day_id, 2, "--by", "高明", "--seats", 9)
    assert "has no slot 2" in no_slot


async def told(database: Database) -> list[str]:
    """What the clock owes to people after its round."""
    await clock.open_days(clock.House(database, quietly(database), clock.now))
    async with database.reading() as session:
        from sqlalchemy import text

        found = await session.execute(text("SELECT notice FROM delivery ORDER BY id"))
        return [str(json.loads(one) if isinstance(one, str) else one) for (one,) in found]


def quietly(database: Database) -> Any:
    """Settings of a house that tells at any hour."""
    from bot.settings import DatabaseSettings, Settings

    return Settings(_env_file=None, database=DatabaseSettings(url=database.url), quiet_hours="")


def test_a_day_that_is_called_off_is_told_to_everybody(clerk: Clerk) -> None:
    day_id = planned(clerk)
    ticket, *_ = signed_up(clerk, day_id, 2, 2)
    cancel = ("open-days", "cancel", day_id, "--by", "高明", "--reason")
    assert "--reason" in clerk.refused(*cancel, " ")
    said = clerk.done(*cancel, "台风橙色预警")
    assert said == "called off: registrations that are told: 2"
    assert "was called off" in clerk.refused(*cancel, "再取消一次")
    assert "cancelled" in clerk.refused("open-days", "check-in", ticket, "--by", "高明")
    notices = run(clerk.url, told)
    assert len(notices) == 2
    assert all("台风橙色预警" in one for one in notices)
    # The next round has nothing to add.
    assert run(clerk.url, told) == notices
    assert clerk.sql("SELECT taken FROM slot") == [(0,)]
    assert "no open day 99" in clerk.refused(*cancel[:2], 99, *cancel[3:], "没有")


async def test_who_has_their_data_deleted_gives_the_seats_back(
    database: Database, now: datetime
) -> None:
    _, (slot,) = await opening.day(database, now, 2)
    one, other = await opening.residents(database, 2, now)
    await opening.signed_up(database, slot, one, 2, now)
    waits = await opening.signed_up(database, slot, other, 1, now)
    async with database.transaction() as session:
        kept = (await residents.mydata(session, one))["accounts"][0]["registrations"]
        assert [(row["party"], row["name"], row["phone"]) for row in kept] == [(2, "王…", "…1234")]
        await residents.delete(session, await session.get_one(Conversation, one.id))
    async with database.reading() as session:
        assert (await session.get_one(Registration, waits.id)).state == "offered"
        assert (await residents.mydata(session, one))["accounts"][0]["registrations"] == []
    await opening.check(database, [slot])


async def test_contacts_are_sealed_and_gone_thirty_days_after(
    database: Database, now: datetime
) -> None:
    _, (slot,) = await opening.day(database, now, 2)
    (who,) = await opening.residents(database, 1, now)
    row = await opening.signed_up(database, slot, who, 2, now)
    assert row.name is not None
    assert "王小明".encode() not in row.name
    for days, is_kept in ((34, True), (36, False)):
        async with database.transaction() as session:
            await retention.expire(session, now + timedelta(days=days))
        async with database.reading() as session:
            found = await session.get_one(Registration, row.id)
            assert (contacts(session, found)["phone"] == "13800001234") is is_kept
            assert (found.conversation_id is not None) is is_kept
            assert (found.party, found.state) == (2, "registered")


def test_the_calendar_file_holds_one_event_in_the_citys_time(now: datetime) -> None:
    begins = datetime(2026, 12, 5, 1, 30, tzinfo=UTC)
    slot = Slot(open_day_id=1, starts_at=begins, ends_at=begins + timedelta(hours=1), capacity=1)
    day = OpenDay(
        title="开放日, 一; 二", organ="局", place="中州路1号", about="", opens_at=now,
        closes_at=begins, party_limit=1, questions=[],
    )  # fmt: skip
    row = Registration(
        number="KF-7Q3M-2KXD", open_day_id=1, slot_id=1, party=1, state="registered", made_at=now
    )
    say = Texts.load().say("zh-Hans")
    name, content = open_days_page.calendar(row, slot, day, say, now)
    again = open_days_page.calendar(row, slot, day, say, now)
    assert name == "KF-7Q3M-2KXD.ics"
    assert content == again[1]
    found = Calendar.from_ical(content)
    (event,) = found.walk("VEVENT")
    (zone,) = found.walk("VTIMEZONE")
    assert (str(event["uid"]), str(event["summary"])) == (
        "KF-7Q3M-2KXD@open-days.yangguang",
        "开放日, 一; 二",
    )
    assert event.decoded("dtstart") == begins
    assert str(zone["tzid"]) == "Asia/Shanghai"
    assert b"DTSTART;TZID=Asia/Shanghai:20261205T093000" in content


def test_a_qr_code_is_a_picture() -> None:
    assert open_days_page.qr("YG1:KF-7Q3M-2KXD:ABCDEFGHIJ").startswith(b"\x89PNG")


async def test_a_verb_on_what_is_over_is_refused(database: Database, now: datetime) -> None:
    _, (slot,) = await opening.day(database, now, 2)
    (who,) = await opening.residents(database, 1, now)
    row = await opening.signed_up(database, slot, who, 1, now)
    async with database.transaction() as session:
        found, held = await seats.held(session, row.id or 0)
        with pytest.raises(Refusal, match="open-days-begun"):
            await seats.cancel(session, found, held, slot.starts_at)
        with pytest.raises(Refusal, match="open-days-party"):
            await seats.change_party(session, found, held, 3, now)
        with pytest.raises(Refusal, match="open-days-not-yours"):
            await seats.held(session, row.id or 0, [999])


def test_another_organ_neither_exports_nor_calls_off_a_day(clerk: Clerk, tmp_path: Path) -> None:
    day_id = clerk.done(
        "open-days", "add", file_of(clerk, clock.now() + timedelta(days=9)), "--by", "高明"
    )
    clerk.done("staff", "add", "外人", "--role", "organiser", "--organ", "区民政局")
    out = tmp_path / "out.csv"
    said = clerk.refused(
        *("open-days", "export", day_id, "--out", out, "--by", "外人", "--purpose", "看看")
    )
    assert "区生态环境局" in said
    assert not out.exists()
    said = clerk.refused("open-days", "cancel", day_id, "--by", "外人", "--reason", "下雨")
    assert "外人" in said
