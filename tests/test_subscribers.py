"""Lists on the command line (订阅名单、主题目录): whole or not at all."""

import json
from pathlib import Path

import pytest

from tests.clerk import Clerk, on_a_file


@pytest.fixture
def clerk(database_url: str, tmp_path: Path) -> Clerk:
    """At the desk of an office whose staff are there."""
    found = Clerk(database_url, tmp_path)
    found.staff()
    return found


HEAD = "channel,address,language,topics\n"


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("wechat,1,zh-Hans,*", "channel wechat is none of telegram, web"),
        ("telegram,one,zh-Hans,*", "address one is not the number of a telegram account"),
        ("telegram,0,zh-Hans,*", "address 0 is not"),
        ("telegram,1.5,zh-Hans,*", "address 1.5 is not"),
        ("telegram,9999999999999999999,zh-Hans,*", "is not the number"),
        ("web,-5,zh-Hans,*", "address -5 is not the number of a web account"),
        ("telegram,7,fr,*", "language fr is none of zh-Hans, zh-Hant, en"),
        (
            "telegram,7,zh-Hans,环境保户",
            "no topic called “环境保户”. Is it one of these: 环境保护",
        ),
        ("telegram,7,zh-Hans,;", "topics names none"),
        ("telegram,7,zh-Hans,", "topics is missing; the columns are channel,address,"),
        ("telegram,,zh-Hans,*", "address is missing"),
        ("telegram,7,zh-Hans,*,more", "more cells than"),
        ("telegram,101,en,*", "telegram 101 stands already in line 2"),
    ],
)
def test_a_wrong_line_of_a_list_is_named_and_nothing_is_imported(
    migrated_file: Path, tmp_path: Path, line: str, said: str
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    path = clerk.write("people.csv", f"{HEAD}telegram,101,zh-Hans,*\n{line}\n")
    reason = clerk.refused("subscribers", "import", path)
    assert reason.startswith("people.csv, line 3: ")
    assert said in reason
    assert reason.lower().count("nothing was imported") == 1
    assert clerk.count("subscription") == clerk.count("conversation") == 0


def test_every_wrong_line_is_named_up_to_twenty(migrated_file: Path, tmp_path: Path) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    path = clerk.write("people.csv", HEAD + "web,1,en,*\n" + "web,one,en,*\n" * 21)
    refused = clerk("subscribers", "import", path)
    assert refused.exit_code == 1
    *lines, last = refused.stderr.splitlines()
    assert [one.split(":")[0] for one in lines] == [f"people.csv, line {n}" for n in range(3, 23)]
    assert last == "21 wrong lines; nothing was imported"
    assert clerk.count("conversation") == 0


def test_topics_that_a_known_account_is_given_are_counted(clerk: Clerk) -> None:
    clerk.done("subscribers", "import", clerk.write("one.csv", HEAD + "ｗｅｂ,５,en,教育\n"))
    more = HEAD + "web,5,en,教育；环境保护\nweb,6,en,教育、环境保护\n"
    taken = clerk.told("subscribers", "import", clerk.write("two.csv", more))
    assert taken == {"accounts": 2, "new": 1, "known": 1, "topics_added": 1}


def test_a_list_with_another_column_is_refused(clerk: Clerk) -> None:
    path = clerk.write("people.csv", "channel,address,language,topics,name\nweb,1,en,*,Ann\n")
    assert "name is no column" in clerk.refused("subscribers", "import", path)


def test_a_list_of_subscribers_is_imported_and_once_more_is_nothing_new(clerk: Clerk) -> None:
    lines = "telegram,101,zh-Hans,环境保护;管理公开\ntelegram,-100123,zh-Hant,*\nweb,5,en,教育\n"
    path = clerk.write("people.csv", HEAD + lines)
    told = "imported: 3 new, 0 known\ntopics added to known accounts: 0"
    assert clerk.done("subscribers", "import", path) == told
    again = clerk.told("subscribers", "import", path, "--by", "小编")
    assert again == {"accounts": 3, "new": 0, "known": 3, "topics_added": 0}
    followers = {one["name"]: one["followers"] for one in clerk.told("topics", "list")}
    asked = {name: count for name, count in followers.items() if count}
    assert asked == {"全部公开信息": 1, "管理公开": 1, "教育": 1, "环境保护": 1}
    acts = clerk.told("journal", "show", "--record", "subscribers")
    assert [one["who"] for one in acts] == ["command line", "小编"]


def test_ten_thousand_subscribers_are_imported(clerk: Clerk) -> None:
    lines = "".join(f"telegram,{1000 + one},zh-Hans,环境保护;教育\n" for one in range(10_000))
    path = clerk.write("people.csv", HEAD + lines)
    assert clerk.told("subscribers", "import", path)["new"] == 10_000
    assert clerk.count("subscription") == 20_000


@pytest.fixture
def following(clerk: Clerk) -> Clerk:
    """With three accounts, of which two are joined."""
    lines = "telegram,101,zh-Hans,环境保护;教育\ntelegram,-100123,zh-Hant,*\nweb,5,en,教育\n"
    clerk.done("subscribers", "import", clerk.write("people.csv", HEAD + lines))
    clerk.sql("UPDATE conversation SET resident_id = 9 WHERE chat_id IN (101, 5)")
    return clerk


def test_who_asks_to_be_left_alone_is_taken_off_every_topic_on_joined_accounts_too(
    following: Clerk,
) -> None:
    removed = following.done("subscribers", "remove", "telegram", "１０１", "--by", "李发")
    assert removed == "topics removed: 2"
    assert following.sql("SELECT topic_id FROM subscription") == [("all",)]
    again = following.done("subscribers", "remove", "telegram", "101", "--by", "李发")
    assert again == "followed no topic"
    group = following.told("subscribers", "remove", "telegram", "－100123", "--by", "李发")
    assert group == {"channel": "telegram", "address": "-100123", "topics_removed": 1}
    acts = following.told("journal", "show")[-2:]
    assert [(one["who"], one["what"], one["about"]) for one in acts] == [
        ("李发", "subscribers.remove", {"topics": 2}),
        ("李发", "subscribers.remove", {"topics": 1}),
    ]
    # The address is the person's; the journal has the number of the account.
    assert "101" not in str(acts)


@pytest.mark.parametrize(
    ("channel", "address", "by", "said"),
    [
        ("telegram", "101", "小编", "the role this needs: publisher 发布人, system-admin"),
        ("telegram", "102", "李发", "nobody is known at telegram 102; check the number"),
        ("wechat", "101", "李发", "channel wechat is none of telegram, web"),
        ("web", "-5", "李发", "address -5 is not the number of a web account"),
        ("telegram", "Ann", "李发", "address Ann is not the number of a telegram account"),
        ("telegram", "101", "无人", "nobody named 无人"),
    ],
)
def test_who_is_not_known_is_not_taken_off(
    following: Clerk, channel: str, address: str, by: str, said: str
) -> None:
    assert said in following.refused("subscribers", "remove", channel, address, "--by", by)
    assert following.count("subscription") == 4


def test_topics_are_listed_and_added_to(clerk: Clerk) -> None:
    known = clerk.told("topics", "list")
    assert known[0]["id"] == "all"
    street = {"id": "street", "axis": "street", "name": "测试街道", "english": "Test", "words": []}
    path = clerk.folder / "topics.jsonl"
    path.write_text(json.dumps(street))
    assert clerk.told("topics", "import", path) == {"topics": 1}
    assert len(clerk.told("topics", "list")) == len(known) + 1
    path.write_text(json.dumps(street | {"id": "other"}))
    assert "belongs to the topic street" in clerk.refused("topics", "import", path)
    path.write_text(json.dumps(street | {"axis": "nowhere"}))
    assert "line 1: axis: " in clerk.refused("topics", "import", path)
