"""What is wrong with a value (填写有误): told in plain words, never in the library's."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.clerk import Clerk, on_a_file

LAW: dict[str, Any] = {
    "id": "law-1",
    "title": "条例",
    "date": "2020-04-10",
    "department": "市人大常委会",
    "kind": "地方性法规",
    "header": ["2020年4月10日 通过"],
    "text": "第一条 为了……",
}
TOPIC: dict[str, Any] = {
    "id": "street",
    "axis": "street",
    "name": "测试街道",
    "english": "Test",
    "words": [],
}
ADDRESS = "link: must be an address that begins with https:// or http://, without spaces"
DAY = "write the day as 2026-11-23"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"id": None}, "id: must be a text; write it in quotation marks"),
        ({"id": ""}, "id: is empty; write it"),
        ({"id": "x" * 121}, "id: at most 120 characters; shorten it"),
        ({"title": " "}, "title: is empty; write it"),
        ({"title": "长" * 201}, "title: at most 200 characters; shorten it"),
        ({"title": 5}, "title: must be a text; write it in quotation marks"),
        ({"date": "soon"}, f"date: {DAY}"),
        ({"date": 20200410}, f"date: {DAY}"),
        ({"date": True}, f"date: {DAY}"),
        ({"date": "2020-02-30"}, f"date: {DAY}"),
        ({"effective": "2020/04/10"}, f"effective: {DAY}"),
        ({"department": ["市"]}, "department: must be a text; write it in quotation marks"),
        ({"kind": "长" * 31}, "kind: at most 30 characters; shorten it"),
        ({"header": "通过"}, "header: must be a list; write it in square brackets"),
        ({"header": ["通过", 5]}, "header.2: must be a text; write it in quotation marks"),
        ({"text": ""}, "text: is empty; write it"),
        ({"text": {}}, "text: must be a text; write it in quotation marks"),
        ({"link": "here"}, ADDRESS),
        ({"link": "https://district.example/a b"}, ADDRESS),
        ({"link": "ftp://district.example"}, ADDRESS),
    ],
)
def test_a_wrong_field_of_an_imported_release_is_told_in_plain_words(
    migrated_file: Path, tmp_path: Path, wrong: dict[str, Any], said: str
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    path = clerk.write("laws.jsonl", json.dumps(LAW | wrong))
    words = ("releases", "import", path, "--by", "小编", "--reviewed-by", "王审")
    assert clerk.refused(*words) == f"laws.jsonl, line 1: {said}; nothing was imported"


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        (
            {"id": "Straße {1,2}"},
            "id: write a short name of small letters, figures and hyphens, such as foi-fee",
        ),
        ({"axis": "nowhere"}, "axis: is none of: all, openness, field, organ, street"),
        ({"words": "路"}, "words: must be a list; write it in square brackets"),
        ({"more": 1}, "more: is no field; take it out"),
    ],
)
def test_a_wrong_field_of_a_topic_is_told_in_plain_words(
    migrated_file: Path, tmp_path: Path, wrong: dict[str, Any], said: str
) -> None:
    clerk = on_a_file(migrated_file, tmp_path)
    path = clerk.write("topics.jsonl", json.dumps(TOPIC | wrong))
    reason = clerk.refused("topics", "import", path)
    assert reason == f"topics.jsonl, line 1: {said}; nothing was imported"


@pytest.mark.parametrize(
    ("setting", "value", "said"),
    [
        ("WEB__PORT", "many", "must be a whole number"),
        ("WEB__PORT", "70000", "must be 65535 or less"),
        ("TELEGRAM__MODE", "push", "is none of: polling, webhook"),
        ("TELEGRAM__RATE", "0", "must be more than 0"),
        ("SAMPLE_CONTENT", "perhaps", "write true or false"),
        ("AREA", "沪", "at least 2 characters"),
    ],
)
def test_a_wrong_setting_is_told_in_plain_words(
    tmp_path: Path, setting: str, value: str, said: str
) -> None:
    name = f"YANGGUANG_{setting}"
    clerk = Clerk(f"sqlite+aiosqlite:///{tmp_path}/none.db", tmp_path, **{name: value})
    assert clerk.refused("staff", "list") == (
        f"{name} is wrong: {said}; set it in the environment or in .env"
    )
