"""Knowledge at the console (工作台·知识): found, edited, answered at once, never lost."""

import re
from collections.abc import AsyncIterator
from datetime import date, datetime
from typing import Any

import pytest
from aiohttp.test_utils import TestClient

from bot.settings import Settings
from handlers.console.knowledge_form import texts_of
from storage import faq, journal
from storage.faq import EntryForm, Status
from storage.staff import Role
from tests import content
from tests.clerks import Clerk, Office, office
from tests.visitor import CHINESE, frames

MINE, THEIRS = "改过的答案：一律不收钱。", "同事改的答案。"


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        async with found.app.database.transaction() as session:
            await content.load(session, now)
        yield found


@pytest.fixture
async def editor(house: Office) -> Clerk:
    return await house.clerk("小编", Role.EDITOR)


async def take(house: Office, *forms: EntryForm) -> None:
    async with house.app.database.transaction() as session:
        await faq.take(session, forms, house.clock())


async def the(house: Office, name: str) -> faq.Entry:
    async with house.app.database.reading() as session:
        found = await faq.get(session, name)
    assert found is not None
    return found


async def acts(house: Office, record: str) -> list[journal.Act]:
    async with house.app.database.reading() as session:
        return list(await journal.of(session, record))


def typed(form: EntryForm, **changes: str) -> dict[str, Any]:
    """An entry's form as a browser sends it."""
    return texts_of(form) | changes


async def edits(clerk: Clerk, house: Office, name: str, version: str = "", **changes: str) -> Any:
    row = await the(house, name)
    fields = typed(faq.form_of(row), **changes)
    return await clerk.post(
        f"/knowledge/entries/{name}/edit", **fields, version=version or row.version
    )


async def test_entries_are_found_by_words_department_and_state(
    house: Office, editor: Clerk
) -> None:
    await take(
        house,
        content.entry("lift-vote", question="加装电梯要几户同意？", organ="区房屋管理部门"),
        content.entry("old-ended", question="去年的补贴", valid_until=date(2026, 1, 1)),
        content.entry("gone", question="下线的", status=Status.RETIRED),
    )
    everything = await editor.get("/knowledge")
    assert "一共 10 条，其中 2 条该核对了" in everything.words
    # Words are found in wordings, in the other script, and all of them are wanted.
    found = await editor.get("/knowledge?words=公報 免費")
    assert "找到 1 条" in found.words
    assert "虹口区人民政府公报" in found.words
    lift = await editor.get("/knowledge?organ=区房屋管理部门")
    assert "/entries/lift-vote" in lift.text
    assert "/entries/foi-fee" not in lift.text
    stale = await editor.get("/knowledge?state=stale")
    assert "过了有效期" in stale.words
    assert "一年没核对" in stale.words
    assert "找到 2 条" in stale.words
    first = await editor.get("/knowledge?order=stale")
    assert first.text.index("old-ended") < first.text.index("entries/gazette-where")
    assert first.text.index("entries/gazette-where") < first.text.index("entries/foi-fee")
    none = await editor.get("/knowledge?words=没有这个词&state=nonsense")
    assert "没有找到" in none.words


async def test_the_list_pages_by_key_and_loses_none(house: Office, editor: Clerk) -> None:
    await take(house, *(content.entry(f"many-{one:03}") for one in range(60)))
    seen: list[str] = []
    shown = await editor.get("/knowledge?order=stale")
    while True:
        seen += re.findall(r'href="/console/knowledge/entries/([a-z0-9-]+)"', shown.text)
        further = re.search(r'href="/console(/knowledge\?[^"]*after=[^"]*)"', shown.text)
        if further is None:
            break
        shown = await editor.get(further[1].replace("&amp;", "&"))
    assert len(seen) == len(set(seen)) == 67


async def test_an_empty_house_says_what_will_be_here(settings: Settings, now: datetime) -> None:
    async with office(settings, now) as house:
        clerk = await house.clerk("小编", Role.EDITOR)
        shown = await clerk.get("/knowledge")
        assert "现在还一条都没有" in shown.words
        assert "从文件导入" in shown.words
        assert "没有答不上来的问题" in (await clerk.get("/knowledge/gaps")).words
        assert "还没有办事指南" in (await clerk.get("/knowledge/guides")).words
        tried = await clerk.get("/knowledge/try?q=信息公开要钱吗")
        assert "没有一个条目和它沾边" in tried.words


async def test_a_visitor_who_asks_next_gets_the_edited_answer(
    house: Office, editor: Clerk
) -> None:
    visitor = TestClient(house.served, headers=CHINESE)
    ws = await visitor.ws_connect("/chat/ws")
    await frames(ws, "message")

    async def ask(nonce: str) -> str:
        await ws.send_json({"type": "text", "text": "信息公开申请要钱吗", "nonce": nonce})
        return str((await frames(ws, "message"))[-1])

    assert "不收费" in await ask("n1")
    # In the same moment, too: the clock of this house stands still.
    shown = await edits(editor, house, "foi-fee", short=MINE)
    assert "居民下一次问就按新的答" in shown.words
    assert MINE in shown.words
    assert MINE in await ask("n2")
    await editor.post(
        "/knowledge/entries/foi-fee/retire", version=(await the(house, "foi-fee")).version
    )
    assert MINE not in await ask("n3")
    await ws.close()
    await visitor.session.close()


async def test_an_edit_is_in_the_journal_with_what_was_changed(
    house: Office, editor: Clerk
) -> None:
    await edits(editor, house, "foi-fee", short=MINE, wordings="要钱吗\n\n要花钱吗")
    (act,) = await acts(house, "entry:foi-fee")
    assert (act.who, act.what, act.via) == ("小编", "knowledge.edit", "console")
    assert act.place == "127.0.0.1"
    assert set(act.about) == {"short", "wordings"}
    assert act.about["short"].endswith(f"→ {MINE}")
    assert act.about["wordings"].endswith("→ 要钱吗；要花钱吗")
    shown = await editor.get("/knowledge/entries/foi-fee")
    assert "修改 小编" in shown.words
    # What changes nothing is no act.
    assert "没有改动" in (await edits(editor, house, "foi-fee")).words
    assert len(await acts(house, "entry:foi-fee")) == 1


async def test_every_field_can_be_edited(house: Office, editor: Clerk) -> None:
    changes = {
        "question": "申请公开收钱吗？",
        "full": "全文一段。\n\n全文二段。",
        "organ": "区民政局",
        "source": "某办法第三条",
        "source_url": "https://example.gov.cn/3",
        "checked_on": "2026-11-21",
        "valid_from": "2026-01-01",
        "valid_until": "2027-01-01",
        "field": "社会救助",
        "matter": "某事",
        "element": "条件",
        "openness": "管理",
        "related": "foi-how-long\nfoi-channels",
        "status": "draft",
        "english.question": "Is it free?",
        "english.short": "Yes.",
        "english.wordings": "does it cost\nis there a fee",
    }
    shown = await edits(editor, house, "foi-fee", **changes)
    assert shown.path == "/console/knowledge/entries/foi-fee"
    found = typed(faq.form_of(await the(house, "foi-fee")))
    assert {name: found[name] for name in changes} == changes


async def test_what_two_change_at_once_is_shown_side_by_side_and_nothing_is_lost(
    house: Office, editor: Clerk
) -> None:
    other = await house.clerk("小陈", Role.EDITOR)
    before = (await the(house, "foi-fee")).version
    await edits(other, house, "foi-fee", short=THEIRS)
    shown = await edits(editor, house, "foi-fee", version=before, short=MINE, full="我写的全文")
    assert shown.status == 422
    assert "小陈在 2026-11-23" in shown.words
    assert "改过这一条" in shown.words
    assert "现在保存着的 您写的" in shown.words
    assert THEIRS in shown.words
    assert "我写的全文</textarea>" in shown.text
    assert f"{MINE}</textarea>" in shown.text
    assert (await the(house, "foi-fee")).short == THEIRS
    # Sent once more it is of the version that was shown, and is taken.
    row = await the(house, "foi-fee")
    assert f'name="version" value="{row.version}"' in shown.text.replace("&#43;", "+")
    await edits(editor, house, "foi-fee", short=MINE, full="我写的全文")
    assert (await the(house, "foi-fee")).short == MINE
    assert [one.who for one in await acts(house, "entry:foi-fee")] == ["小陈", "小编"]


@pytest.mark.parametrize(
    ("field", "text", "said"),
    [
        ("question", "", "请填写问题。"),
        ("short", "长" * 301, "简短的答案最多 300 个字"),
        ("checked_on", "昨天", "核对日期请写成 2026-11-23 这样的日期。"),
        ("source_url", "example.gov.cn", "来源网址要以 https:// 或 http:// 开头"),
        ("valid_until", "2020-01-01", "有效期不能在生效日期之前结束"),
        ("related", "没有的", "没有编号是 没有的 的别的条目"),
        ("related", "foi-fee", "没有编号是 foi-fee 的别的条目"),
        ("related", "a\nb\nc\nd", "相关条目最多 3 个"),
        ("field", "甲|乙", "领域里不能有“|”"),
        ("openness", "别的", "五公开写得不对"),
        ("english.question", "Is it free?", "请填写英文的简短答案。"),
        ("source", "来\x07源", "来源里有看不见的控制字符"),
    ],
)
async def test_what_is_wrong_is_said_at_its_field_and_all_that_was_typed_stays(
    house: Office, editor: Clerk, field: str, text: str, said: str
) -> None:
    changes = {"full": "我写了很久的全文", "valid_from": "2026-01-01", field: text}
    shown = await edits(editor, house, "foi-fee", **changes)
    assert shown.status == 422
    assert said in shown.words
    assert "我写了很久的全文</textarea>" in shown.text
    assert 'class="field off"' in shown.text
    assert (await the(house, "foi-fee")).full is None
    assert await acts(house, "entry:foi-fee") == []


async def test_an_entry_is_written_and_gets_a_number_where_it_was_given_none(
    house: Office, editor: Clerk
) -> None:
    blank = await editor.get("/knowledge/new?question=老人助餐点几点开门")
    assert 'value="老人助餐点几点开门"' in blank.text
    assert 'value="2026-11-23"' in blank.text
    fields = typed(content.entry("x1", question="老人助餐点几点开门？"), id="")
    for number in (1, 2):
        shown = await editor.post("/knowledge/new", **fields)
        assert shown.path == f"/console/knowledge/entries/e261123-{number}"
        assert "居民现在就能问到" in shown.words
    taken = await editor.post("/knowledge/new", **fields | {"id": "foi-fee"})
    assert taken.status == 422
    assert "编号 foi-fee 已经用过了" in taken.words
    wrong = await editor.post("/knowledge/new", **fields | {"id": "不行"})
    assert "编号用小写字母" in wrong.words
    (act,) = await acts(house, "entry:e261123-1")
    assert act.what == "knowledge.add"


async def test_what_is_taken_down_stays_on_the_list_and_says_its_consequence(
    house: Office, editor: Clerk
) -> None:
    shown = await editor.get("/knowledge/entries/foi-fee")
    assert "另有 1 条答案不再带出它的按钮" in shown.words
    version = (await the(house, "foi-fee")).version
    shown = await editor.post("/knowledge/entries/foi-fee/retire", version=version)
    assert "已经下线" in shown.words
    assert (await the(house, "foi-fee")).status == Status.RETIRED
    (act,) = await acts(house, "entry:foi-fee")
    assert (act.what, act.about) == ("knowledge.retire", {"status": "published → retired"})
    again = await editor.post("/knowledge/entries/foi-how-long/retire", version="old")
    assert again.status == 422
    assert "这期间有人改过条目" in again.words


async def test_who_reviews_sees_but_does_not_edit(house: Office) -> None:
    reviewer = await house.clerk("王审", Role.REVIEWER)
    shown = await reviewer.get("/knowledge/entries/foi-fee")
    assert shown.status == 200
    assert "/edit" not in shown.text
    assert (await reviewer.get("/knowledge/entries/foi-fee/edit")).status == 403
    assert (await reviewer.get("/knowledge/entries/no-such")).status == 404


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
async def test_every_page_speaks_the_readers_language(
    house: Office, editor: Clerk, language: str
) -> None:
    await edits(editor, house, "foi-fee", short=MINE)
    await editor.post("/me/language", language=language)
    title = {"zh-Hant": "申請政府信息公開，要收費嗎？", "en": "Edited"}[language]
    assert title in (await editor.get("/knowledge/entries/foi-fee")).words
    entry = "/knowledge/entries/foi-fee"
    for path in ("", "/new", "/try?q=居住证", "/gaps", "/guides", "/guides/gd-school", "/files"):
        shown = await editor.get(f"/knowledge{path}")
        assert shown.status == 200, path
        assert f'<html lang="{language}">' in shown.text
    wrong = await edits(editor, house, "foi-fee", question="")
    assert wrong.status == 422
    assert (await editor.get(f"{entry}/edit")).status == 200
