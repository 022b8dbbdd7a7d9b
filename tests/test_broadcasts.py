"""Broadcasts on the command line (推送): drafted by one, reviewed by another, sent by a publisher."""

import json
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.clerk import Clerk, on_a_file

FIGURES = ("recipients", "waiting", "sent", "blocked", "gone", "skipped", "unknown")


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    found = Clerk(database_url, tmp_path, YANGGUANG_COURIER__FOLDER=str(tmp_path / "courier"))
    found.staff()
    people = "telegram,101,zh-Hans,环境保护\ntelegram,102,en,教育\nweb,5,zh-Hant,*\n"
    path = found.write("people.csv", "channel,address,language,topics\n" + people)
    found.done("subscribers", "import", path)
    return found


def status(clerk: Clerk, release: int) -> tuple[str, dict[str, int]]:
    found = clerk.told("broadcasts", "status", release)
    assert list(found) == ["state", *FIGURES]
    state = found.pop("state")
    return state, {name: value for name, value in found.items() if value}


def approved(clerk: Clerk, *words: str) -> int:
    release = clerk.draft(*words)
    clerk.done("broadcasts", "review", release, "--by", "王审")
    return release


def test_a_release_is_reviewed_sent_held_and_stopped(clerk: Clerk) -> None:
    release = clerk.draft("--kind", "通知", "--english-title", "Sorting waste")
    assert status(clerk, release) == ("draft", {})

    review = clerk("broadcasts", "review", release, "--by", "王审")
    assert "zh-Hans:\n    " in review.stdout
    assert "自12月1日起试行。" in review.stdout
    assert "試行" in review.stdout
    assert "Sorting waste" in review.stdout
    told = "topics: 环境保护\naccounts: 2 follow it, 2 have not got it\n王审 confirms: 主动公开\n"
    assert told in review.stdout
    assert "\nfull text: 10 characters: releases show 1\n" in review.stdout
    assert "\napproved now; " in review.stdout
    assert review.stderr == ""
    assert status(clerk, release) == ("reviewed", {"recipients": 2, "waiting": 2})

    sending = clerk.told("broadcasts", "send", release, "--by", "李发")
    assert (sending["recipients"], sending["held_until"]) == (2, None)
    waiting = {"recipients": 2, "waiting": 2}
    assert status(clerk, release) == ("sending", waiting)
    assert clerk.done("broadcasts", "pause", release, "--by", "李发") == "paused"
    assert status(clerk, release) == ("paused", waiting)
    assert clerk.told("broadcasts", "resume", release, "--by", "李发")["state"] == "sending"
    assert clerk.done("broadcasts", "stop", release, "--by", "李发") == "stopped"
    assert status(clerk, release) == ("stopped", {})
    (listed,) = clerk.told("broadcasts", "list")
    assert (listed["id"], listed["state"]) == (release, "stopped")
    assert clerk.told("releases", "show", release)["status"] == "draft"
    acts = clerk.told("journal", "show", "--record", f"release:{release}")
    assert [(one["who"], one["what"].split(".")[1]) for one in acts] == [
        *(("小编", "draft"), ("王审", "review"), ("李发", "send")),
        *(("李发", "pause"), ("李发", "resume"), ("李发", "stop")),
    ]


def test_the_review_tells_a_program_everything_that_is_sent(clerk: Clerk) -> None:
    release = clerk.draft("--kind", "新政策")
    review = clerk.told("broadcasts", "review", release, "--by", "王审")
    assert review["attribute"] == "主动公开"
    assert review["topics"] == ["环境保护"]
    assert review["recipients"] == 2
    assert set(review["messages"]) == {"zh-Hans", "zh-Hant", "en"}
    kept = {
        language: (html, json.loads(buttons) if isinstance(buttons, str) else buttons)
        for language, html, buttons in clerk.sql("SELECT language, html, buttons FROM rendering")
    }
    shown = {tag: (one["html"], one["buttons"]) for tag, one in review["messages"].items()}
    assert shown == kept
    assert [one.split(".")[0] for one in review["warnings"]] == [
        "This 新政策 goes out without its 解读 (三同步)",
        "There is no picture",
        "There is no English side, so English readers get it in Chinese",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        pytest.param(("review", "99", "王审"), "There is no release 99.", id="no such release"),
        pytest.param(("review", "1", "小编"), "does not have the role", id="an editor reviews"),
        pytest.param(("review", "1", "无人"), "nobody named 无人", id="nobody reviews"),
        pytest.param(("send", "1", "李发"), "has not been reviewed", id="sent without a review"),
        pytest.param(("send", "2", "王审"), "role this needs: publisher", id="a reviewer sends"),
        pytest.param(("send", "3", "李发"), "being sent already", id="sent a second time"),
        pytest.param(("review", "3", "王审"), "being sent already", id="reviewed while sent"),
        pytest.param(("pause", "1", "李发"), "has not been reviewed", id="paused unreviewed"),
        pytest.param(("pause", "2", "李发"), "reviewed, not sent", id="paused before it is sent"),
        pytest.param(
            ("resume", "3", "李发"), "State of the broadcast: being sent", id="not paused"
        ),
        pytest.param(("stop", "3", "王审"), "role this needs: publisher", id="a reviewer stops"),
        pytest.param(("stop", "4", "李发"), "State of the broadcast: stopped", id="stopped twice"),
        pytest.param(("send", "5", "李发"), "or the review is void", id="edited since"),
        pytest.param(("review", "6", "王审"), "is 依申请公开; only", id="not 主动公开"),
        pytest.param(("review", "7", "全能"), "Please let somebody else", id="one's own"),
        pytest.param(("review", "8", "全能"), "Please let somebody else", id="edited by oneself"),
        pytest.param(("review", "9", "王审"), "imported as published", id="of long ago"),
        pytest.param(("send", "4", "李发"), "was sent on", id="sent again once stopped"),
    ],
)
def test_what_must_not_happen_is_refused_with_its_reason(
    clerk: Clerk, words: tuple[str, str, str], said: str
) -> None:
    number = int(words[1])
    others: dict[int, Callable[[], int]] = {
        1: clerk.draft,
        2: lambda: approved(clerk),
        3: lambda: approved(clerk),
        4: lambda: approved(clerk),
        5: lambda: approved(clerk),
        6: lambda: clerk.draft("--attribute", "依申请公开", "--reason", "涉及第三方"),
        7: lambda: clerk.draft("--by", "全能"),
        8: clerk.draft,
        9: lambda: imported(clerk),
    }
    release = others[number]() if number in others else number
    if number in {3, 4}:
        clerk.done("broadcasts", "send", release, "--by", "李发")
    if number == 4:
        clerk.done("broadcasts", "stop", release, "--by", "李发")
    if number == 5:
        clerk.done("releases", "edit", release, "--title", "题", "--yes", "--by", "小编")
    if number == 8:
        clerk.done("releases", "edit", release, "--gist", "一句话", "--by", "全能")
    before = clerk.sql("SELECT id, state FROM broadcast"), clerk.count("journal")
    verb, _, who = words
    assert said in clerk.refused("broadcasts", verb, release, "--by", who)
    assert (clerk.sql("SELECT id, state FROM broadcast"), clerk.count("journal")) == before


def imported(clerk: Clerk) -> int:
    row = {"id": "law", "title": "条例", "date": "2020-04-10", "department": "人大", "text": "文"}
    path = clerk.write("law.jsonl", json.dumps(row))
    clerk.done("releases", "import", path, "--by", "小编", "--reviewed-by", "王审")
    return int(clerk.told("releases", "list")[0]["id"])


@pytest.mark.parametrize(
    "tampering",
    [
        "UPDATE release SET title = '别的题目'",
        "UPDATE release SET text = text || '。'",
        "UPDATE release SET gist = '一句话'",
        "UPDATE release SET link = 'https://elsewhere.example/'",
        "UPDATE release SET attribute = '不予公开'",
        "UPDATE release SET is_urgent = NOT is_urgent",
        "UPDATE release_topic SET topic_id = 'education'",
        "INSERT INTO release_topic (release_id, topic_id) VALUES (1, 'education')",
        "DELETE FROM release_topic",
        "UPDATE rendering SET html = html || ' ' WHERE language = 'en'",
        "UPDATE rendering SET buttons = '[]' WHERE language = 'zh-Hant'",
        "DELETE FROM rendering WHERE language = 'zh-Hans'",
        "UPDATE broadcast SET audience = '[\"education\"]'",
    ],
)
def test_what_is_sent_is_what_was_approved_byte_for_byte(clerk: Clerk, tampering: str) -> None:
    release = approved(clerk)
    clerk.sql(tampering)
    said = "`broadcasts review 1`, then `broadcasts send 1`."
    assert said in clerk.refused("broadcasts", "send", release, "--by", "李发")
    state = clerk("broadcasts", "status", release)
    assert state.stdout.startswith("state: reviewed\n")
    assert "next: " not in state.stdout
    assert said in state.stderr
    assert clerk.told("releases", "show", release)["status"] == "draft"


def test_what_was_changed_on_its_way_is_told_until_it_is_stopped(clerk: Clerk) -> None:
    release = approved(clerk)
    clerk.done("broadcasts", "send", release, "--by", "李发")
    assert clerk("broadcasts", "status", release).stderr == ""
    clerk.sql("UPDATE release SET title = '别的题目'")
    way = "`broadcasts stop 1`, `broadcasts review 1`, then `broadcasts send 1`."
    for verb in (None, "pause"):
        if verb:
            clerk.done("broadcasts", verb, release, "--by", "李发")
        assert way in clerk("broadcasts", "status", release).stderr
    for verb in ("send", "resume"):
        assert way in clerk.refused("broadcasts", verb, release, "--by", "李发")
    clerk.done("broadcasts", "stop", release, "--by", "李发")
    assert clerk("broadcasts", "status", release).stderr == ""
    clerk.done("broadcasts", "review", release, "--by", "王审")
    assert clerk.told("broadcasts", "send", release, "--by", "李发")["recipients"] == 2


def test_a_changed_release_is_reviewed_again_and_the_old_review_is_void(clerk: Clerk) -> None:
    release = approved(clerk)
    clerk.done("releases", "edit", release, "--gist", "改了一句话", "--yes", "--by", "小编")
    review = clerk.told("broadcasts", "review", release, "--by", "王审")
    assert "改了一句话" in review["messages"]["zh-Hans"]["text"]
    clerk.done("broadcasts", "send", release, "--by", "李发")
    assert clerk.sql("SELECT state FROM broadcast ORDER BY id") == [("void",), ("sending",)]


def test_a_policy_and_its_reading_go_out_together(clerk: Clerk) -> None:
    policy = clerk.draft("--kind", "新政策", text="第一条 自12月1日起试行。")
    reading = clerk.draft(
        *("--kind", "政策解读", "--interprets", policy, "--gist", "扔垃圾要分四类"),
        *("--topic", "教育"),
    )
    warned = clerk("broadcasts", "preview", reading).stderr
    alone = clerk.refused("broadcasts", "review", reading, "--by", "王审")
    assert f"Its policy, release {policy}, has not been sent. Please review" in alone
    assert alone in warned
    review = clerk.told("broadcasts", "review", policy, "--by", "王审")
    assert review["reading"] == reading
    assert "扔垃圾要分四类" in review["messages"]["zh-Hans"]["text"]
    assert review["topics"] == ["教育", "环境保护"]
    assert review["recipients"] == 3
    assert not any("三同步" in one for one in review["warnings"])
    clerk.done("broadcasts", "send", policy, "--by", "李发")


def test_a_reading_is_sent_alone_once_its_policy_is_out(clerk: Clerk) -> None:
    policy = clerk.draft("--kind", "新政策")
    reading = clerk.draft("--kind", "政策解读", "--interprets", policy)
    clerk.sql("UPDATE release SET status = 'published' WHERE kind = '新政策'")
    assert clerk.told("broadcasts", "review", reading, "--by", "王审")["seal"]


def test_a_reading_of_nothing_is_warned_of_when_it_is_drafted_and_reviewed(clerk: Clerk) -> None:
    file = clerk.write("text.txt", "正文")
    given = ("--title", "解读", "--text-file", file, "--topic", "环境保护", "--by", "小编")
    drafted = clerk("releases", "add", *given, "--kind", "政策解读")
    reviewed = clerk("broadcasts", "review", drafted.stdout.strip(), "--by", "王审")
    for result in (drafted, reviewed):
        assert result.exit_code == 0
        assert "warning: This 政策解读 names no policy." in result.stderr


def test_a_preview_shows_what_a_review_would_and_approves_nothing(clerk: Clerk) -> None:
    picture = clerk.write("图解.png", b"\x89PNG\r\n\x1a\n and the rest of it")
    release = clerk.draft("--kind", "新政策", "--attach", picture)
    before = clerk.count("journal")
    seen = clerk("broadcasts", "preview", release)
    assert (seen.exit_code, clerk.count("journal"), clerk.count("broadcast")) == (0, before, 0)
    assert "\nattachment: 图解.png (image/png, 1 KB)\n" in seen.stdout
    assert "\nnot approved; " in seen.stdout
    preview = clerk.told("broadcasts", "preview", release)
    review = clerk.told("broadcasts", "review", release, "--by", "王审")
    assert (preview["seal"], preview | {"seal": review["seal"]}) == (None, review)


@pytest.mark.parametrize(
    ("of_policy", "of_reading", "said"),
    [
        pytest.param((), (), "There is no English side", id="none"),
        pytest.param(("--english-title", "Waste"), (), "The 解读 has no English", id="one"),
        pytest.param(
            ("--english-title", "Waste"),
            ("--english-title", "How to", "--point", "干垃圾"),
            "The points are in Chinese only",
            id="no points",
        ),
        pytest.param(
            ("--english-title", "Waste"),
            ("--english-title", "How to", "--point", "干垃圾", "--english-point", "Dry waste"),
            None,
            id="complete",
        ),
    ],
)
def test_what_is_missing_in_english_is_warned_of(
    migrated_file: Path,
    tmp_path: Path,
    of_policy: tuple[str, ...],
    of_reading: tuple[str, ...],
    said: str | None,
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    policy = clerk.draft("--kind", "新政策", *of_policy)
    clerk.draft("--kind", "政策解读", "--interprets", policy, *of_reading)
    warnings = clerk.told("broadcasts", "preview", policy)["warnings"]
    about_it = [one for one in warnings if "English" in one or "points" in one]
    assert [one.startswith(said or "") for one in about_it] == [True] * bool(said)


def test_who_got_it_earlier_is_told_apart(clerk: Clerk) -> None:
    release = approved(clerk)
    assert "earlier broadcasts" not in clerk.done("broadcasts", "status", release)
    clerk.done("broadcasts", "send", release, "--by", "李发")
    clerk.sql(
        "INSERT INTO delivery (broadcast_id, conversation_id, channel, state, tries)"
        " SELECT b.id, c.id, c.channel, 'sent', 1 FROM broadcast b, conversation c"
        " WHERE c.chat_id = 101"
    )
    clerk.done("broadcasts", "stop", release, "--by", "李发")
    review = clerk.told("broadcasts", "review", release, "--by", "王审")
    assert (review["recipients"], review["lacking"]) == (2, 1)
    sent = clerk.done("broadcasts", "send", release, "--by", "李发")
    assert sent.startswith("accounts: 2 follow it, 1 have not got it\n")
    assert "earlier broadcasts of this release: sent 1" in clerk.done(
        "broadcasts", "status", release
    )
    assert status(clerk, release) == ("sending", {"recipients": 2, "waiting": 2})


def test_a_reading_changed_after_the_review_voids_it_too(clerk: Clerk) -> None:
    policy = clerk.draft("--kind", "新政策")
    reading = clerk.draft("--kind", "政策解读", "--interprets", policy)
    clerk.done("broadcasts", "review", policy, "--by", "王审")
    words = ("releases", "edit", reading, "--gist", "后来改的", "--by", "小编")
    assert "add --yes" in clerk.refused(*words)
    edited = clerk(*words, "--yes")
    assert f"The review of release {policy} is void" in edited.stderr
    assert f"`broadcasts review {policy}`" in clerk.refused(
        "broadcasts", "send", policy, "--by", "李发"
    )


def test_a_reading_that_came_after_the_review_is_warned_of(clerk: Clerk) -> None:
    policy = approved(clerk, "--kind", "新政策")
    reading = clerk.draft("--kind", "政策解读", "--interprets", str(policy))
    sent = clerk("broadcasts", "send", policy, "--by", "李发")
    assert sent.exit_code == 0
    assert f"Its 解读, release {reading}, came after the review" in sent.stderr


def test_the_picture_of_the_reading_goes_with_the_policy(clerk: Clerk) -> None:
    picture = clerk.write("图解.png", b"\x89PNG\r\n\x1a\n and the rest of it")
    policy = clerk.draft("--kind", "新政策")
    clerk.draft("--kind", "政策解读", "--interprets", policy, "--attach", picture)
    review = clerk.told("broadcasts", "review", policy, "--by", "王审")
    assert not any("picture" in one for one in review["warnings"])
    kept = clerk.sql("SELECT DISTINCT attachment FROM rendering")
    assert kept == clerk.sql("SELECT name FROM attachment")


def test_who_left_nothing_and_whom_nobody_asked_are_not_counted(clerk: Clerk) -> None:
    clerk.sql("DELETE FROM subscription")
    review = clerk("broadcasts", "review", clerk.draft(), "--by", "王审")
    assert "accounts: 0 follow it" in review.stdout
    assert "warning: Nobody follows these topics" in review.stderr


@pytest.mark.parametrize(
    ("moment", "code", "said"),
    [
        ("soon", 2, "soon is no moment"),
        ("2026-13-01 10:00", 2, "is no moment"),
        ("24:00", 2, "is no moment"),
        ("2026-11-23", 2, "is no moment"),
        ("2020-01-01 18:00", 1, "2020-01-01 18:00 has passed."),
        ("2020-01-01T10:00Z", 1, "2020-01-01 18:00 has passed."),
    ],
)
def test_a_moment_that_is_none_or_has_passed_is_refused(
    clerk: Clerk, moment: str, code: int, said: str
) -> None:
    release = approved(clerk)
    result = clerk("broadcasts", "send", release, "--by", "李发", "--not-after", moment)
    assert result.exit_code == code
    assert said in result.stderr
    assert status(clerk, release)[0] == "reviewed"


def test_the_latest_moment_is_kept_in_the_citys_time(clerk: Clerk) -> None:
    release = approved(clerk)
    latest = f"{datetime.now(UTC) + timedelta(days=400):%Y-%m-%d} 18:00"
    said = clerk.done("broadcasts", "send", release, "--by", "李发", "--not-after", latest)
    assert f"not after: {latest}" in said
    told = clerk.done("broadcasts", "status", release)
    assert re.search(r"\nreviewed by 王审, \d{4}-\d\d-\d\d \d\d:\d\d\nsent by 李发, ", told)
    assert f"not after: {latest}" in told
