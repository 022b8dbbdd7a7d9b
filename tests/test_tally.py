"""What the courier says at its idle end (投递小结): how many got it, and who waits until when."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.clerk import Clerk

ENDS = ("sent", "blocked", "gone", "skipped", "unknown")


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """At the desk of an office with two followers on the web chat and one on Telegram."""
    found = Clerk(database_url, tmp_path, YANGGUANG_COURIER__FOLDER=str(tmp_path / "courier"))
    found.staff()
    people = "web,5,zh-Hans,环境保护\nweb,6,en,*\ntelegram,101,zh-Hans,教育\n"
    path = found.write("people.csv", "channel,address,language,topics\n" + people)
    found.done("subscribers", "import", path)
    return found


def sent(clerk: Clerk, *words: str) -> int:
    release = clerk.draft(*words)
    clerk.done("broadcasts", "review", release, "--by", "王审")
    clerk.done("broadcasts", "send", release, "--by", "李发")
    return release


def carried(clerk: Clerk) -> dict[str, Any]:
    found = clerk.told("deliver", "--until-idle")
    assert list(found) == [*ENDS, "waiting", "broadcasts"]
    return {name: value for name, value in found.items() if value}


def test_the_idle_end_says_how_many_got_it_and_a_second_one_nothing(clerk: Clerk) -> None:
    sent(clerk)
    assert clerk.done("deliver", "--until-idle").splitlines() == [
        *("sent: 2", "blocked: 0", "gone: 0", "skipped: 0", "unknown: 0", "waiting: 0"),
    ]
    assert carried(clerk) == {}


def test_what_is_paused_is_said_to_wait(clerk: Clerk) -> None:
    release = sent(clerk)
    clerk.done("broadcasts", "pause", release, "--by", "李发")
    waits = {"id": release, "state": "paused", "waiting": 2, "until": None}
    assert carried(clerk) == {"waiting": 2, "broadcasts": [waits]}
    told = clerk.done("deliver", "--until-idle")
    assert told.endswith(f"release 1: 2 waiting, paused; go on: broadcasts resume {release}")


def test_what_the_quiet_hours_hold_is_said_to_wait_until_their_end(clerk: Clerk) -> None:
    here = datetime.now(UTC).astimezone(ZoneInfo("Asia/Shanghai"))
    begin, end = (f"{here + timedelta(hours=hours):%H:%M}" for hours in (-1, 2))
    clerk.settings["YANGGUANG_QUIET_HOURS"] = f"{begin}-{end}"
    release = sent(clerk)
    (waits,) = carried(clerk)["broadcasts"]
    assert (waits["id"], waits["state"], waits["waiting"]) == (release, "held", 2)
    assert waits["until"].endswith(f"T{end}:00+08:00")
    assert f" {end}" in clerk.done("deliver", "--until-idle").splitlines()[-1]


def test_a_channel_that_is_not_open_is_not_waited_for(clerk: Clerk) -> None:
    release = sent(clerk, "--topic", "教育")
    done = clerk("deliver", "--until-idle")
    assert done.exit_code == 0
    assert "sent: 2\n" in done.stdout
    assert f"release {release}: 1 waiting, not sent by this process\n" in done.stdout
    assert "there is no YANGGUANG_TELEGRAM__TOKEN" in done.stderr


def test_json_is_for_the_idle_end_alone(clerk: Clerk) -> None:
    assert clerk("deliver", "--json").exit_code == 2


def test_the_journal_says_to_how_many_accounts_it_was_sent(clerk: Clerk) -> None:
    release = sent(clerk)
    acts = clerk.told("journal", "show", "--record", f"release:{release}")
    (about,) = [one["about"] for one in acts if one["what"] == "broadcasts.send"]
    assert (about["accounts"], about["lacking"]) == (2, 2)
