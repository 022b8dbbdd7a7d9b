"""Texts in every language (文案): ids, arguments, escaping, Traditional Chinese, refusals to guess."""

import subprocess
import sys
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path

import pytest

from knowledge.say import Html, Language, Say, Texts, escape, exceptions, traditional

ZH = """\
# 分寸

## greeting

greeting-hello = 您好，{ $name }，旧里在{ $place }里面。
greeting-count = 共 { $count } 件
greeting-when = 核对于 { $when }
greeting-long =
    第一段。

    <i>来源：<b>条例</b></i>
greeting-kind = { $kind ->
        [phone] 电话
       *[other] 其他
    }
"""
EN = """\
## greeting

greeting-hello = Hello { $name }, in { $place }.
greeting-count = { $count ->
        [one] { $count } record
       *[other] { $count } records
    }
greeting-when = checked on { $when }
greeting-long =
    First.

    <i>Source: <b>the Regulation</b></i>
greeting-kind = { $kind ->
        [phone] telephone
       *[other] other
    }
"""


def written(folder: Path, zh: str = ZH, en: str = EN) -> Path:
    (folder / "zh-Hans.ftl").write_text(zh, encoding="utf-8")
    (folder / "en.ftl").write_text(en, encoding="utf-8")
    return folder


@pytest.fixture
def texts(tmp_path: Path) -> Texts:
    return Texts.load(written(tmp_path))


@pytest.fixture(scope="module")
def house() -> Texts:
    return Texts.load()


def test_a_sentence_is_said_in_the_persons_language(texts: Texts) -> None:
    said = {tag: texts.say(tag)("greeting-count", count=1284) for tag in Language}
    assert said == {"zh-Hans": "共 1,284 件", "zh-Hant": "共 1,284 件", "en": "1,284 records"}
    assert texts.say("en")("greeting-count", count=1) == "1 record"


def test_an_unknown_text_or_language_is_never_replaced_in_silence(texts: Texts) -> None:
    for tag in Language:
        with pytest.raises(KeyError, match="greeting-missing"):
            texts.say(tag)("greeting-missing")
    with pytest.raises(ValueError, match="fr"):
        texts.say("fr")


def test_a_missing_argument_is_an_error_and_not_a_hole_in_the_sentence(texts: Texts) -> None:
    with pytest.raises(ValueError, match=r"greeting-hello .*place"):
        texts.say("en")("greeting-hello", name="Li")


def test_what_people_typed_is_escaped_and_stays_in_their_script(texts: Texts) -> None:
    said = texts.say("zh-Hant")("greeting-hello", name="张<b>&\"'", place="里")
    assert said == "您好，张&lt;b&gt;&amp;&quot;'，舊里在里裡面。"


def test_html_of_ours_is_not_escaped_twice(texts: Texts) -> None:
    say = texts.say("zh-Hans")
    inner = say("greeting-count", count=2)
    assert isinstance(inner, Html)
    assert escape(escape("<")) == "&lt;"
    assert say("greeting-hello", name=Html("<b>李</b>"), place=inner).count("<b>") == 1


def test_no_invisible_marks_enter_the_messages(texts: Texts) -> None:
    said = texts.say("en")("greeting-hello", name="Li", place="Hongkou")
    assert said == "Hello Li, in Hongkou."
    assert said.isascii()


def test_paragraphs_and_markup_survive(texts: Texts) -> None:
    said = texts.say("zh-Hant")("greeting-long")
    assert said == "第一段。\n\n<i>來源：<b>條例</b></i>"


def test_days_are_said_as_days_and_moments_in_city_time(texts: Texts) -> None:
    say = texts.say("zh-Hans")
    assert say("greeting-when", when=date(2026, 10, 12)) == "核对于 2026-10-12"
    late = datetime(2026, 10, 12, 17, 30, tzinfo=UTC)
    assert say("greeting-when", when=late) == "核对于 2026-10-13 01:30"
    west = datetime(2026, 10, 12, 9, 30, tzinfo=timezone(timedelta(hours=-8)))
    assert say("greeting-when", when=west) == "核对于 2026-10-13 01:30"
    with pytest.raises(ValueError, match="time zone"):
        say("greeting-when", when=late.replace(tzinfo=None))


def test_things_are_listed_as_the_language_lists_them(texts: Texts) -> None:
    names = ["身份证号", "电话", "<车牌>"]
    assert texts.say("zh-Hans").listing(names) == "身份证号、电话和&lt;车牌&gt;"
    assert texts.say("en").listing(["a", "b"]) == "a and b"
    assert texts.say("zh-Hant").listing(["甲"]) == "甲"


def test_content_is_converted_for_traditional_readers_alone(texts: Texts) -> None:
    content = "<b>二级旧里</b>以下房屋征收"
    assert texts.say("zh-Hant").content(content) == "<b>二級舊里</b>以下房屋徵收"
    assert isinstance(texts.say("zh-Hant").content(Html(content)), Html)
    assert texts.say("zh-Hans").content(content) == content
    assert texts.say("en").content(content) == content


@pytest.mark.parametrize(
    ("folder_zh", "complaint"),
    [
        (ZH + "\ngreeting-hello = 又来\n", r"zh-Hans\.ftl:17: greeting-hello is said twice"),
        (ZH + "\nnot a message\n", r"zh-Hans\.ftl:17: "),
    ],
)
def test_a_broken_text_file_stops_the_start_with_its_line(
    tmp_path: Path, folder_zh: str, complaint: str
) -> None:
    with pytest.raises(ValueError, match=complaint):
        Texts.load(written(tmp_path, zh=folder_zh))


@pytest.mark.parametrize(
    ("simplified", "hant"),
    [
        ("政府信息公开条例", "政府信息公開條例"),
        ("网络信息", "網絡信息"),
        ("户籍、卫生、说明", "戶籍、衛生、說明"),
        ("石库门里弄和房子里面", "石庫門里弄和房子裡面"),
        ("新闻发布会公布", "新聞發布會公布"),
        ("行政复议、答复、复查", "行政復議、答覆、複查"),
        ("一网通办平台", "一網通辦平台"),
        ("准予、批准、标准", "准予、批准、標準"),
        ("征收、征求、征集", "徵收、徵求、徵集"),
        ("加装电梯只要三分之二以上业主表决", "加裝電梯只要三分之二以上業主表決"),
        ("干部、干净、若干", "幹部、乾淨、若干"),
        ("松江、淞沪、虹口", "松江、淞滬、虹口"),
        ("<b>后续</b>皇后", "<b>後續</b>皇后"),
        ("12345 ABC", "12345 ABC"),
    ],
)
def test_traditional_keeps_the_words_of_the_law_and_of_the_city(
    simplified: str, hant: str
) -> None:
    assert traditional(simplified) == hant


@pytest.mark.parametrize(("simplified", "hant", "reason"), exceptions())
def test_every_reviewed_exception_holds(simplified: str, hant: str, reason: str) -> None:
    assert traditional(simplified) == hant, reason


def test_an_exception_without_its_reason_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "exceptions.txt"
    path.write_text("# 里\n里弄\t里弄\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"exceptions\.txt:2"):
        exceptions(path)


def kinds_listed(say: Say, *kinds: str) -> str:
    return say("mask-notice", kinds=say.listing([say("mask-kind", kind=kind) for kind in kinds]))


def test_people_are_told_what_was_hidden(house: Texts) -> None:
    said = kinds_listed(house.say("zh-Hans"), "id_number", "phone")
    assert "身份证号和电话号码" in said
    assert "身份證號和電話號碼" in kinds_listed(house.say("zh-Hant"), "id_number", "phone")
    assert "a telephone number" in kinds_listed(house.say("en"), "phone")


def test_importing_loads_nothing_heavy() -> None:
    code = (
        "import sys, knowledge.say, knowledge.mask, knowledge.crisis; "
        "print([m for m in ('opencc_pyo3', 'babel', 'fluent.runtime') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
