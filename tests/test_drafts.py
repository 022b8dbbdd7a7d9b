"""Drafts that are given up (发布稿作废): before anybody got them, and never after."""

from pathlib import Path

import pytest

from tests.clerk import Clerk

PICTURE = b"\x89PNG\r\n\x1a\n and the rest of it"


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    found = Clerk(database_url, tmp_path, YANGGUANG_COURIER__FOLDER=str(tmp_path / "courier"))
    found.staff()
    return found


def discard(clerk: Clerk, release: int) -> str:
    return clerk.done("releases", "discard", release, "--by", "全能")


def refused(clerk: Clerk, release: int) -> str:
    return clerk.refused("releases", "discard", release, "--by", "小编")


def test_a_draft_is_discarded_with_what_was_written_and_its_review(clerk: Clerk) -> None:
    picture = clerk.write("图.png", PICTURE)
    release = clerk.draft("--attach", picture, "--gist", "只差一步", text="还不能公开。")
    clerk.done("broadcasts", "review", release, "--by", "王审")
    assert discard(clerk, release) == "discarded"
    assert "There is no release 1" in clerk.refused("releases", "show", release)
    assert "There is no release 1" in clerk.refused("broadcasts", "send", release, "--by", "李发")
    assert "There is no release 1" in refused(clerk, release)
    assert clerk.told("releases", "list") == clerk.told("broadcasts", "list") == []
    tables = ("rendering", "attachment", "release_topic")
    assert [clerk.count(table) for table in tables] == [0, 0, 0]
    assert clerk.sql("SELECT text, gist FROM release") == [("", "")]
    *_, last = clerk.told("journal", "show", "--record", f"release:{release}")
    assert (last["who"], last["what"], last["about"]) == (
        *("全能", "releases.discard"),
        {"title": "垃圾分类新办法"},
    )


def test_its_number_is_never_given_again(clerk: Clerk) -> None:
    release = clerk.draft()
    discard(clerk, release)
    assert clerk.draft() == release + 1


def test_a_picture_that_another_release_has_stays(clerk: Clerk) -> None:
    picture = clerk.write("图.png", PICTURE)
    release = clerk.draft("--attach", picture)
    other = clerk.draft("--attach", picture)
    discard(clerk, release)
    assert clerk.told("releases", "show", other)["attachment"] == "图.png"


def test_what_was_sent_or_published_stays_on_record(clerk: Clerk) -> None:
    release = clerk.draft()
    clerk.done("broadcasts", "review", release, "--by", "王审")
    clerk.done("broadcasts", "send", release, "--by", "李发")
    assert "was sent on " in refused(clerk, release)
    clerk.done("broadcasts", "stop", release, "--by", "李发")
    assert "was sent on " in refused(clerk, release)
    clerk.done("broadcasts", "review", release, "--by", "王审")
    clerk.done("broadcasts", "send", release, "--by", "李发")
    clerk.done("deliver", "--until-idle")
    assert "is published, so it stays on record" in refused(clerk, release)
    assert clerk.told("releases", "show", release)["text"] == "自12月1日起试行。"


def test_a_policy_waits_for_its_reading_which_takes_the_review_of_both_along(
    clerk: Clerk,
) -> None:
    policy = clerk.draft("--kind", "新政策")
    reading = clerk.draft("--kind", "政策解读", "--interprets", policy)
    assert f"Please discard {reading} first." in refused(clerk, policy)
    clerk.done("broadcasts", "review", policy, "--by", "王审")
    discard(clerk, reading)
    assert clerk.told("releases", "show", policy)["reading"] is None
    assert "has not been reviewed" in clerk.refused("broadcasts", "send", policy, "--by", "李发")
    discard(clerk, policy)


def test_only_an_editor_discards(clerk: Clerk) -> None:
    release = clerk.draft()
    said = clerk.refused("releases", "discard", release, "--by", "王审")
    assert "role this needs: editor" in said
    assert clerk.told("releases", "discard", release, "--by", "小编") == {
        "id": release,
        "status": "discarded",
    }
