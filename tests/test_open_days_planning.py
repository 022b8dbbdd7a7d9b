"""Planning open days (策划开放日): what cannot be, what was typed in full width, what changes."""

from datetime import timedelta
from pathlib import Path

import pytest

from bot import clock
from knowledge.say import CITY
from storage.database import Database
from storage.open_days import OpenDay, Registration
from tests import opening
from tests.clerk import Clerk, on_a_file
from tests.opening import Hall
from tests.test_open_days import hall  # noqa: F401 - a fixture.
from tests.test_open_days_desk import run, signed_up, told

DAY = """
title = "消防站开放日"
place = "海伦路2号"
about = "看看消防车。"
opens_at = {opens}
closes_at = {closes}
[[slots]]
starts_at = {first}
ends_at = {end_of_first}
capacity = 3
[[slots]]
starts_at = {second}
ends_at = {end_of_second}
capacity = 3
[[questions]]
id = "children"
kind = "yes_no"
words = "有没有孩子一起来？"
[english]
title = "Open day of the fire station"
place = "2 Hailun Road"
"""


@pytest.fixture
def clerk(migrated_file: Path, tmp_path: Path) -> Clerk:
    """高明 organises for the fire brigade; 小编 does not."""
    found = on_a_file(migrated_file, tmp_path)
    found.done("staff", "add", "高明", "--role", "organiser", "--organ", "区应急管理局")
    return found


def typed(days: float, hour: str = "09:30") -> str:
    """A day from now, and an hour of it, as a clerk types them."""
    return f"{clock.now().astimezone(CITY) + timedelta(days=days):%Y-%m-%d} {hour}"


def file_of(clerk: Clerk, **changes: str) -> Path:
    """A day with two slots, in a week."""
    values = {
        "opens": typed(-2),
        "closes": typed(6),
        "first": typed(7),
        "end_of_first": typed(7, "10:30"),
        "second": typed(8),
        "end_of_second": typed(8, "10:30"),
    }
    return clerk.write("day.toml", DAY.format(**(values | changes)))


def planned(clerk: Clerk) -> int:
    """高明 plans it."""
    return int(clerk.done("open-days", "add", file_of(clerk), "--by", "高明"))


def test_what_cannot_be_is_refused_with_a_sentence(clerk: Clerk) -> None:
    for changes, reason in (
        ({"first": typed(-1), "end_of_first": typed(-1, "10:30")}, "slot 1 begins"),
        ({"opens": typed(7)}, "sign-up closes before it opens"),
        ({"closes": typed(9)}, "sign-up closes after the last slot has begun"),
        ({"closes": "下周五"}, "closes_at: write the day and the time as 2026-12-05 09:30"),
        ({"end_of_first": typed(7, "09:00")}, "it ends before it starts"),
    ):
        file = file_of(clerk, **changes)
        assert reason in clerk.refused("open-days", "add", file, "--by", "高明")
    file = file_of(clerk)
    whole = file.read_text("utf-8")
    for organ, reason in (("区不存在局", "No organ is called"), ("区民政局", "held by 区民政局")):
        file.write_text(f'organ = "{organ}"\n{whole}', "utf-8")
        assert reason in clerk.refused("open-days", "add", file, "--by", "高明")
    assert clerk.count("open_day") == 0


def test_the_role_comes_before_the_file(clerk: Clerk) -> None:
    said = clerk.refused("open-days", "add", clerk.folder / "nothing.toml", "--by", "小编")
    assert "小编" in said


def test_the_same_day_twice_needs_a_yes(clerk: Clerk) -> None:
    day_id = planned(clerk)
    add = ("open-days", "add", file_of(clerk), "--by", "高明")
    assert f"open day {day_id} has this title and day already" in clerk.refused(*add)
    assert clerk.count("open_day") == 1
    assert clerk.done(*add, "--yes") == str(day_id + 1)


def test_full_width_signs_are_understood(clerk: Clerk) -> None:
    wide = str.maketrans("0123456789-: ", "０１２３４５６７８９－：　")
    file = file_of(clerk, first=typed(7).translate(wide), closes=f"“{typed(6).translate(wide)}”")
    text = file.read_text("utf-8").replace("capacity = 3", "capacity ＝ ３０", 1)
    file.write_text(text.replace(typed(8), typed(8, "9:30")), "utf-8")
    day_id = clerk.done("open-days", "add", file, "--by", "高明")
    shown = clerk.told("open-days", "show", day_id.translate(wide))
    assert [one["capacity"] for one in shown["slots"]] == [30, 3]
    assert shown["closes_at"].startswith(typed(6).replace(" ", "T"))
    assert shown["slots"][1]["starts_at"].startswith(typed(8).replace(" ", "T"))
    clerk.done("open-days", "resize", day_id, "１", "--seats", "４０", "--by", "高明")
    closes = typed(5, "18:00")
    clerk.done("open-days", "edit", day_id, "--closes", closes.translate(wide), "--by", "高明")
    assert clerk.told("open-days", "show", day_id)["closes_at"].startswith(closes[:10])


def test_a_day_is_shown_whole(clerk: Clerk) -> None:
    day_id = planned(clerk)
    shown = clerk.done("open-days", "show", day_id)
    for words in ("消防站开放日", "海伦路2号", "看看消防车。", "0 of 3 taken, 3 free, 0 waiting"):
        assert words in shown
    assert f"sign-up: {typed(-2)} to {typed(6)}" in shown
    assert "asks: 有没有孩子一起来？ (yes_no)" in shown
    assert f"sign-up: {typed(-2)}" in clerk.done("open-days", "list")
    assert "no open day 99" in clerk.refused("open-days", "show", 99)
    assert clerk("open-days", "show", "消防").exit_code == 2


def test_what_changes_is_kept_and_said(clerk: Clerk) -> None:
    day_id = planned(clerk)
    edit = ("open-days", "edit", day_id, "--by", "高明")
    said = clerk.done(*edit, "--title", "消防开放日", "--place", "海伦路3号")
    assert said == "changed: title, place; registrations that are told: 0"
    shown = clerk.told("open-days", "show", day_id)
    assert (shown["title"], shown["place"]) == ("消防开放日", "海伦路3号")
    # English words of what is no longer so are not said any more.
    assert shown["english"] == {"title": "", "place": "", "about": ""}
    clerk.done(*edit, "--slot", 2, "--starts", typed(9))
    second = clerk.told("open-days", "show", day_id)["slots"][1]
    assert (second["starts_at"][:10], second["ends_at"][11:16]) == (typed(9)[:10], "10:30")
    assert clerk.told("journal", "show")[-1]["what"] == "open-days.edit"
    for words, reason in (
        (("--place", "海伦路3号"), "that is how it is already"),
        (("--title", " "), "title: is empty"),
        (("--closes", typed(-1)), "--closes has passed"),
        (("--closes", "明天"), "--closes: write the day and the time"),
        (("--closes", typed(10)), "sign-up closes after the last slot"),
        (("--starts", typed(9)), "add --slot"),
        (("--slot", "3", "--starts", typed(9)), "has no slot 3"),
        (("--slot", "1", "--starts", typed(-1)), "--starts has passed"),
        (("--slot", "1", "--ends", typed(6)), "it ends before it starts"),
    ):
        assert reason in clerk.refused(*edit, *words)
    clerk.done("staff", "add", "外人", "--role", "organiser", "--organ", "区民政局")
    said = clerk.refused("open-days", "edit", day_id, "--place", "别处", "--by", "外人")
    assert "区应急管理局" in said
    nothing = clerk(*edit)
    assert nothing.exit_code == 2
    for option in ("--title", "--place", "--about", "--closes", "--slot", "--starts", "--ends"):
        assert option in nothing.stderr


def test_who_signed_up_is_told_of_another_place_and_time_once(clerk: Clerk) -> None:
    day_id = planned(clerk)
    signed_up(clerk, day_id, 2, 2)
    edit = ("open-days", "edit", day_id, "--by", "高明")
    assert clerk.told(*edit, "--about", "看看云梯。")["told"] == 0
    assert run(clerk.url, told) == []
    moved = clerk.told(*edit, "--place", "海伦路3号", "--slot", 1, "--starts", typed(7, "14:00"))
    assert moved == {"changed": ["place", "slot 1"], "told": 2}
    notices = run(clerk.url, told)
    assert len(notices) == 2
    for one in notices:
        for words in ("改了时间和地点", "海伦路3号", "14:00–15:00", "看我的报名"):
            assert words in one
    clerk.done(*edit, "--place", "海伦路4号")
    assert "换了地点" in run(clerk.url, told)[-1]


def test_calling_off_counts_who_was_let_in(clerk: Clerk) -> None:
    day_id = planned(clerk)
    signed_up(clerk, day_id, 1, 1)
    clerk.sql("UPDATE registration SET state = 'attended' WHERE id = 1")
    said = clerk.done("open-days", "cancel", day_id, "--by", "高明", "--reason", "台风")
    assert said == (
        "called off: registrations that are told: 1; checked in already and not told: 1"
    )
    edit = ("open-days", "edit", day_id, "--by", "高明", "--place", "别处")
    assert "was called off" in clerk.refused(*edit)
    resize = ("open-days", "resize", day_id, 1, "--seats", 30, "--by", "高明")
    assert "was called off" in clerk.refused(*resize)
    assert clerk.told("open-days", "show", day_id)["slots"][0]["capacity"] == 3


async def test_another_time_asks_anew_whether_they_come(
    hall: Hall,  # noqa: F811 - the fixture.
    database: Database,
) -> None:
    from storage.open_days import changes, seats

    _, (slot,) = await opening.day(hall.database, hall.at, 5)
    row = await opening.signed_up(hall.database, slot, await hall.me(), 1, hall.at)
    await hall("""
        （到 11-27 10:00）
        政务  明天就是您报的开放日…
        居民  来
        政务  好，等您来。…
        政务  〔图〕…
    """)
    async with hall.database.transaction() as session:
        found = await seats.hold(session, slot.id or 0)
        begins = found.starts_at + timedelta(hours=5)
        assert await changes.move(session, found, begins, begins + timedelta(hours=1)) == 1
    await hall("""
        （到 11-27 10:05）
        政务  您报的开放日改了时间，新时间在下面。来不了，请取消。 环境监测站开放日 2026-11-28（周六）14:30–15:30… [看我的报名]
        （到 11-27 10:06）
        政务  明天就是您报的开放日，还来吗？…14:30…
        居民  [看我的报名]
        政务  …14:30–15:30…
        政务  〔图〕…
    """)
    async with hall.database.reading() as session:
        assert (await session.get_one(Registration, row.id)).confirmed_at is None
        assert (await session.get_one(OpenDay, slot.open_day_id)).called_off_at is None


def test_a_slot_to_which_somebody_was_let_in_stays_on_its_day(clerk: Clerk) -> None:
    day_id = planned(clerk)
    signed_up(clerk, day_id, 1, 1)
    clerk.sql("UPDATE registration SET state = 'attended' WHERE id = 1")
    move = ("open-days", "edit", day_id, "--by", "高明", "--slot", 1, "--starts")
    said = clerk.refused(*move, typed(8))
    assert said.startswith("1 registration of this slot has been let in already")
    before = clerk.told("open-days", "show", day_id)["slots"][0]
    assert before["starts_at"].startswith(typed(7).replace(" ", "T"))
    # The hour may still change: those who are there wait.
    clerk.done(*move, typed(7, "10:00"))
    clerk.sql("UPDATE slot SET starts_at = '2026-01-01 00:00:00' WHERE id = 1")
    assert "the slot has begun" in clerk.refused(*move, typed(8))


def test_a_list_is_not_written_over_another_file(clerk: Clerk) -> None:
    assert "none" in clerk("open-days", "list").stderr
    assert clerk.told("open-days", "list") == []
    day_id = planned(clerk)
    signed_up(clerk, day_id, 2)
    out = clerk.write("list.csv", "去年的名单")
    given = ("open-days", "export", day_id, "--out", out, "--purpose", "门岗", "--by", "高明")
    said = clerk.refused(*given)
    assert said == f"{out} is there already; name another file, or add --yes to write over it"
    assert out.read_text("utf-8") == "去年的名单"
    assert "open-days.export" not in [one["what"] for one in clerk.told("journal", "show")]
    assert clerk.done(*given, "--yes") == "exported: 1"
    assert "去年" not in out.read_text("utf-8-sig")


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ('title = "消防站开放日"', "title = “消防站开放日”", 2),
        ('title = "消防站开放日"', 'title = "消防站开放日”', 2),
        ('about = "看看消防车。"', 'about = "看看消防车。"，', 4),
        ('kind = "yes_no"', 'kind ＝ "yes_no"', 17),
    ],
)
def test_chinese_signs_of_a_file_are_named_with_their_line(
    clerk: Clerk, old: str, new: str, line: int
) -> None:
    file = file_of(clerk)
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")
    said = clerk.refused("open-days", "add", file, "--by", "高明")
    assert said.startswith(f"day.toml, line {line}: cannot be read: outside the texts write")
    assert "Chinese quotation marks or commas" in said
    assert said.endswith("see `open-days add --help`; nothing was added")


def test_a_file_of_another_encoding_says_how_to_save_it(clerk: Clerk) -> None:
    file = file_of(clerk)
    file.write_bytes(file.read_text("utf-8").encode("gb18030"))
    said = clerk.refused("open-days", "add", file, "--by", "高明")
    assert said == (
        "day.toml, line 2: Line 2 is not in UTF-8. Please save the file as UTF-8 "
        "(in a spreadsheet “CSV UTF-8”) and give it again."
    )
