"""Drafts that are changed or given up (修改、作废): before anybody got them, and never after."""

import re
from pathlib import Path

import pytest

from tests.clerk import Clerk

PICTURE = b"\x89PNG\r\n\x1a\n and the rest of it"


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    found = Clerk(database_url, tmp_path, YANGGUANG_COURIER__FOLDER=str(tmp_path / "courier"))
    found.staff()
    return found


def approved(clerk: Clerk) -> int:
    release = clerk.draft()
    clerk.done("broadcasts", "review", release, "--by", "王审")
    return release


def edit(clerk: Clerk, release: int, *words: str) -> list[int]:
    """Changes a release; the numbers of those whose review is void."""
    done = clerk("releases", "edit", release, "--by", "小编", *words)
    assert done.exit_code == 0, done.stderr
    return [int(one) for one in re.findall(r"The review of release (\d+) is void", done.stderr)]


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
    said = refused(clerk, release)
    assert "was sent on " in said
    assert f"has not gone out yet; it can be kept from it: `broadcasts stop {release}`" in said
    clerk.done("broadcasts", "stop", release, "--by", "李发")
    said = refused(clerk, release)
    assert "was sent on " in said
    assert "was stopped before anybody got it" in said
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
    assert "role this needs: editor 编辑" in said
    assert clerk.told("releases", "discard", release, "--by", "小编") == {
        "id": release,
        "status": "discarded",
    }


@pytest.mark.parametrize("verb", ["", "send", "pause"])
def test_what_was_reviewed_is_changed_only_by_who_knows_that_the_review_is_void(
    clerk: Clerk, verb: str
) -> None:
    release = approved(clerk)
    for each in ("send", "pause")[: ("", "send", "pause").index(verb)]:
        clerk.done("broadcasts", each, release, "--by", "李发")
    before = clerk.told("releases", "show", release)
    # Neither the text that comes from a pipe nor a file is looked at before.
    reason = clerk.refused("releases", "edit", release, "--text-file", "-", "--by", "小编")
    assert "the review is void" in reason
    assert ("waits to be sent" in reason) is bool(verb)
    assert reason.endswith("add --yes to change it.")
    assert clerk.told("releases", "show", release) == before
    assert edit(clerk, release, "--title", "新题目", "--yes") == [release]

    # The shortest way on: reviewed, sent.
    state = clerk.done("broadcasts", "status", release)
    assert state.startswith("state: draft\n")
    assert state.endswith("next: a reviewer approves it: broadcasts review 1")
    for each in ("send", "resume", "stop"):
        said = clerk.refused("broadcasts", each, release, "--by", "李发")
        assert said.endswith("please have somebody else review it: `broadcasts review 1`.")
    assert edit(clerk, release, "--title", "再改一次") == []
    clerk.done("broadcasts", "review", release, "--by", "王审")
    assert clerk.done("broadcasts", "status", release).endswith("sends it: broadcasts send 1")
    clerk.done("broadcasts", "send", release, "--by", "李发")
    assert clerk.told("broadcasts", "status", release)["state"] == "sending"
    voided = [one for one in clerk.told("journal", "show") if one["what"] == "broadcasts.void"]
    assert [(one["who"], one["record"]) for one in voided] == [("小编", "release:1")]


def test_what_was_voided_before_anybody_got_it_is_no_longer_sent_and_can_be_discarded(
    clerk: Clerk,
) -> None:
    release = approved(clerk)
    clerk.done("broadcasts", "send", release, "--by", "李发")
    edit(clerk, release, "--title", "新题目", "--yes")
    clerk.done("deliver", "--until-idle")
    assert clerk.count("delivery") == 0
    assert clerk.told("releases", "show", release)["status"] == "draft"
    clerk.done("releases", "discard", release, "--by", "小编")


def test_the_same_release_is_drafted_twice_only_where_it_is_meant(clerk: Clerk) -> None:
    file = clerk.write("text.txt", "自12月1日起试行。")
    given = ("--title", "垃圾分类新办法", "--topic", "环境保护", "--by", "小编")
    add = ("releases", "add", *given, "--text-file", file)
    first = clerk.done(*add)
    said = clerk.refused(*add)
    assert f"release {first} has this title, text and organ already" in said
    assert said.endswith("add --yes if it is another one")
    assert clerk.count("release") == 1
    clerk.done(*add, "--organ", "区教育局")
    other = clerk.write("other.txt", "自12月2日起试行。")
    clerk.done("releases", "add", *given, "--text-file", other)
    second = int(clerk.done(*add, "--yes"))
    for release in (int(first), second):
        discard(clerk, release)
    clerk.done(*add)


def test_the_list_says_where_a_release_stands_as_its_broadcast_does(clerk: Clerk) -> None:
    clerk.settings["YANGGUANG_QUIET_HOURS"] = "00:00-23:59"
    release = clerk.draft()

    def listed() -> str:
        (one,) = clerk.done("releases", "list").splitlines()
        (told,) = clerk.told("releases", "list")
        state = clerk.told("broadcasts", "status", release)["state"]
        assert (told["broadcast"] or "draft") == state
        return str(one.split(" · ")[1])

    assert listed() == "draft"
    clerk.done("broadcasts", "review", release, "--by", "王审")
    assert listed() == "reviewed"
    clerk.done("broadcasts", "send", release, "--by", "李发")
    assert listed() == "held"
    clerk.done("broadcasts", "stop", release, "--by", "李发")
    assert listed() == "stopped"
