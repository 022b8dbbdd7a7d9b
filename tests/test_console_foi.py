"""Requests at the console (工作台依申请公开): from the confirmation to the answer, over the pages."""

import re
from collections.abc import AsyncIterator
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import select
from sqlmodel import col

from bot.settings import Settings
from storage import foi
from storage.deliveries import Delivery
from storage.form_files import File
from storage.journal import Act
from storage.staff import Role
from tests.applying import ID_NUMBER, NAME, PHONE
from tests.clerks import Clerk, Office, office
from tests.handled import HOUSING, NUMBER, SECRETS, acts, found, lodged, officer
from tests.uploading import PDF

REASON = "要向外省调取档案。"
PAPER: dict[str, Any] = {
    "came": "in-person",
    "received_on": "2026-11-20",
    "why": "illiterate",
    "applicant": "citizen",
    "name": NAME,
    "proof": "resident_id",
    "proof_number": ID_NUMBER,
    "phone": PHONE,
    "content": "2025年辖区河道水质监测的年度报告",
    "way": "pick_up",
}


@pytest.fixture
async def house(settings: Settings, now: datetime) -> AsyncIterator[Office]:
    async with office(settings, now) as found:
        yield found


async def test_from_the_confirmation_to_the_answer(house: Office) -> None:
    await lodged(house)
    await house.account("周主任", Role.HEAD)
    clerk = await officer(house)
    await confirmed(clerk)
    await extended(clerk)
    await answered(clerk, house)
    deeds = [one for one in await acts(house) if one[1] != "foi.view"]
    assert deeds == [
        ("陈办", f"foi.{what}", "console") for what in ("confirm", "extend", "answer")
    ]
    async with house.app.database.reading() as session:
        owed = list(await session.scalars(select(Delivery).order_by(col(Delivery.id))))
    assert len(owed) == 3
    assert "已答复" in str(owed[-1].notice)


async def confirmed(clerk: Clerk) -> None:
    """Today is the day of receipt."""
    shown = await clerk.get(f"/foi/{NUMBER}")
    assert "还没有跟申请人确认，答复期限没有开始计算" in shown.words
    shown = await clerk.get(f"/foi/{NUMBER}/confirm")
    assert "今天（2026-11-23）就是收到之日，最迟 2026-12-21 答复" in shown.words
    shown = await clerk.post(f"/foi/{NUMBER}/confirm", method="phone")
    assert f"{NUMBER} 已登记" in shown.words
    assert "最迟 2026-12-21 答复" in shown.words
    assert "剩 20 个工作日" in shown.words
    assert "跟申请人确认的那天（《政府信息公开条例》第三十一条第三项）" in shown.words
    assert "2026-11-28 周六 — 周末" in shown.words


async def extended(clerk: Clerk) -> None:
    """With the head's consent; what is wrong is said at once and beside its field."""
    shown = await clerk.post(f"/foi/{NUMBER}/extend", days="30", reason="要", consent_of="")
    assert shown.status == 422
    assert "请选同意延期的负责人" in shown.words
    assert "延长的期限是" in shown.words
    shown = await clerk.post(f"/foi/{NUMBER}/extend", days="30", reason="要", consent_of="周主任")
    assert "延长的期限是 1 到 20 个工作日" in shown.words
    assert "请写明延期理由，至少四个字" in shown.words
    assert ">要</textarea>" in shown.text
    assert 'value="30"' in shown.text
    assert 'value="周主任" selected' in shown.text
    shown = await clerk.post(
        f"/foi/{NUMBER}/extend", days="10", reason=REASON, consent_of="周主任"
    )
    assert "已延期 10 个工作日" in shown.words
    assert REASON in shown.words
    assert "放假安排未公布" in shown.words
    again = await clerk.get(f"/foi/{NUMBER}/extend")
    assert (again.status, "已经延期过一次" in again.words) == (422, True)


async def answered(clerk: Clerk, house: Office) -> None:
    """The letter is read before anything counts."""
    verdict: dict[str, Any] = {
        "verdict": "partly-granted/state-secret",
        "reasons": "其中一页已经定密。",
    }
    shown = await clerk.post(f"/foi/{NUMBER}/answer", **verdict, text="其余部分见附页。")
    assert "部分公开（2026-11-23 答复）" in shown.words
    assert "应当先申请行政复议" in shown.words
    assert "申请人会在提交申请的对话里收到通知" in shown.words
    assert (await found(house)).state == "extended"
    shown = await clerk.post(
        f"/foi/{NUMBER}/answer", **verdict, text="其余部分见附页。", step="change"
    )
    assert "其余部分见附页。</textarea>" in shown.text
    assert 'value="partly-granted/state-secret" selected' in shown.text
    shown = await clerk.post(f"/foi/{NUMBER}/answer/send", **verdict, text="其余部分见附页。")
    assert f"{NUMBER} 已答复" in shown.words
    assert "已在 2026-11-23 答复：部分公开" in shown.words
    assert "其余部分见附页。" in shown.words
    done = await found(house)
    assert (done.outcome, done.remedy, done.answered_by) == (
        "partly-granted",
        "review-first",
        "陈办",
    )
    assert (done.extension_consent, done.extension_told_by) == ("周主任", "web")


async def test_who_it_is_stays_covered_until_somebody_says_what_for(house: Office) -> None:
    await lodged(house, content=f"{NAME}的房屋档案，电话 {PHONE}")
    async with house.app.database.transaction() as session:
        request = await foi.find(session, NUMBER)
        paper = File("张三委托书.pdf", "application/pdf", PDF)
        await foi.attach(session, request, paper, house.clock())
        (kept,) = await foi.attached(session, request.id)
    clerk = await officer(house)
    shown = await clerk.get(f"/foi/{NUMBER}")
    assert not [one for one in (ID_NUMBER, PHONE, "张三") if one in shown.text]
    assert f"138****{PHONE[-4:]}" in shown.words
    assert "下载" not in re.sub("再下载材料", "", shown.words)
    refused = await clerk.post(f"/foi/{NUMBER}/reveal", why=" ")
    assert refused.status == 422
    assert "请写明用来做什么" in refused.words
    assert PHONE not in refused.text
    file = f"/foi/{NUMBER}/files/{kept.id}"
    assert (await clerk.post(file)).status == 422
    shown = await clerk.post(f"/foi/{NUMBER}/reveal", why="打电话确认")
    assert [one for one in SECRETS if one in shown.words] == list(SECRETS)
    assert "张三委托书.pdf" in shown.words
    taken = await clerk.post(file, why="打电话确认")
    assert taken.headers["Content-Type"] == "application/octet-stream"
    assert taken.headers["Content-Disposition"].startswith("attachment;")
    assert taken.text.startswith("%PDF")
    assert (await clerk.post(f"/foi/{NUMBER}/files/999999", why="打电话确认")).status == 404
    assert PHONE not in (await clerk.get(f"/foi/{NUMBER}")).text
    shown = await clerk.get(f"/foi/{NUMBER}")
    assert "查看姓名和号码 打电话确认 工作台" in shown.words
    assert "下载申请材料 打电话确认" in shown.words
    async with house.app.database.reading() as session:
        query = select(Act).where(col(Act.what).in_(["foi.view", "foi.save"]))
        looks = [one.about for one in await session.scalars(query.order_by(col(Act.id)))]
    assert {"identity": "whole", "why": "打电话确认"} in looks
    assert {"files": 1, "why": "打电话确认"} in looks


async def test_only_the_organ_that_was_asked_opens_it_and_a_head_sees_it_covered(
    house: Office,
) -> None:
    await lodged(house)
    theirs = await lodged(house, in_chat=False, organ=HOUSING, content="别的机关的一份文件")
    clerk = await officer(house)
    shown = await clerk.get("/foi")
    assert theirs in shown.words
    assert f"/console/foi/{theirs}" not in shown.text
    for path in ("", "/confirm", "/answer"):
        refused = await clerk.get(f"/foi/{theirs}{path}")
        assert refused.status == 422
        assert f"由{HOUSING}办理" in refused.words
        assert "别的机关的一份文件" not in refused.words
    for path in ("/confirm", "/withdraw", "/answer", "/reveal", "/answer/send"):
        posted = await clerk.post(f"/foi/{theirs}{path}", method="phone", why="看看")
        assert posted.status == 422
    assert await acts(house, f"foi:{theirs}") == []
    other = await officer(house, HOUSING, "房小管")
    shown = await other.get("/foi")
    assert theirs in shown.words
    assert NUMBER not in shown.words
    head = await house.clerk("周主任", Role.HEAD)
    shown = await head.get(f"/foi/{NUMBER}")
    assert shown.status == 200
    assert "用来做什么" not in shown.words
    assert "/confirm" not in shown.text
    assert (await head.post(f"/foi/{NUMBER}/reveal", why="看看")).status == 403
    assert (await head.get(f"/foi/{NUMBER}/confirm")).status == 403
    missing = await clerk.get("/foi/SQ-2026-0009-9")
    assert (missing.status, "没有编号为" in missing.words) == (422, True)


async def test_a_refusal_needs_its_ground_and_reasons_and_keeps_what_was_written(
    house: Office,
) -> None:
    await lodged(house)
    clerk = await officer(house)
    early = await clerk.get(f"/foi/{NUMBER}/answer")
    assert "请先确认" in early.words
    assert "foi confirm" not in early.words
    await clerk.post(f"/foi/{NUMBER}/confirm", method="in-person")
    path = f"/foi/{NUMBER}/answer"
    shown = await clerk.post(path, verdict="", reasons="", text="写了很久的正文。")
    assert shown.status == 422
    assert "请选答复结果和依据" in shown.words
    assert "写了很久的正文。</textarea>" in shown.text
    shown = await clerk.post(path, verdict="withheld/state-secret", reasons="密", text="")
    assert "请写明理由，至少四个字" in shown.words
    assert ">密</textarea>" in shown.text
    shown = await clerk.post(path, verdict="granted/disclosable", reasons="", text="")
    assert "请写明答复正文" in shown.words
    shown = await clerk.post(
        path, verdict="not-processed/repeated", reasons="以前答复过。", text=""
    )
    assert "请在理由里写明重复的是哪个编号" in shown.words
    shown = await clerk.post(path, verdict="granted/state-secret", reasons="", text="给您。")
    assert "请选答复结果和依据" in shown.words
    # Who is reached by no message of ours is told first, and the letter stays on the page.
    async with house.app.database.transaction() as session:
        request = await foi.find(session, NUMBER)
        request.conversation_id = None
        session.add(request)
    written: dict[str, Any] = {
        "verdict": "withheld/state-secret",
        "reasons": "已经定密，尚未解密。",
        "text": "",
    }
    shown = await clerk.post(path, **written)
    assert "申请人在这里收不到通知" in shown.words
    shown = await clerk.post(f"{path}/send", **written, told_by="", told_on="")
    assert shown.status == 422
    assert "请先打电话、寄信或者当面告知，再选怎么告知的" in shown.words
    assert "已经定密，尚未解密。" in shown.words
    shown = await clerk.post(f"{path}/send", **written, told_by="letter", told_on="2027-01-01")
    assert "告知的日期 2027-01-01 不对" in shown.words
    shown = await clerk.post(f"{path}/send", **written, told_by="letter", told_on="哪天")
    assert "请把日期写成" in shown.words
    shown = await clerk.post(f"{path}/send", **written, told_by="letter", told_on="2026年11月23日")
    assert "已答复" in shown.words
    again = await clerk.post(f"{path}/send", **written, told_by="letter", told_on="2026-11-23")
    assert (again.status, "这一步现在做不了" in again.words) == (422, True)


async def test_to_answer_asks_for_a_fresh_proof(house: Office) -> None:
    await lodged(house)
    clerk = await officer(house)
    await clerk.post(f"/foi/{NUMBER}/confirm", method="phone")
    house.clock.turn(minutes=10)
    written: dict[str, Any] = {
        "verdict": "granted/disclosable",
        "reasons": "",
        "text": "报告见附件。",
    }
    shown = await clerk.post(f"/foi/{NUMBER}/answer/send", **written)
    assert "请确认是您本人" in shown.words
    assert (await found(house)).state == "registered"
    shown = await clerk.confirmed(f"/foi/{NUMBER}/answer/send", **written)
    assert "已答复" in shown.words


async def test_a_question_is_sent_on_and_a_request_withdrawn(house: Office) -> None:
    first = await lodged(house, in_chat=False)
    clerk = await officer(house)
    path = f"/foi/{first}/send-on"
    assert "第三十九条第一款" in (await clerk.get(path)).words
    words: dict[str, Any] = {
        "route": "hotline",
        "reasons": "反映的是路灯不亮。",
        "told_on": "2026-11-23",
    }
    shown = await clerk.post(path, **words, told_by="")
    assert shown.status == 422
    assert "反映的是路灯不亮。</textarea>" in shown.text
    assert 'value="hotline" selected' in shown.text
    shown = await clerk.post(path, **(words | {"route": "elsewhere"}), told_by="phone")
    assert "请选一项" in shown.words
    shown = await clerk.post(path, **words, told_by="phone")
    assert "已记为不作为申请办理" in shown.words
    assert "去处：12345" in shown.words
    other = await lodged(house, content="另一份文件的全文")
    shown = await clerk.post(f"/foi/{other}/withdraw")
    assert f"{other} 已撤回" in shown.words
    late = await clerk.get(f"/foi/{other}/confirm")
    assert (late.status, "这一步现在做不了" in late.words) == (422, True)


async def test_a_paper_application_is_registered_with_its_day(house: Office) -> None:
    clerk = await officer(house)
    assert "登记纸质申请" in (await clerk.get("/foi")).words
    shown = await clerk.post(
        "/foi/register", **(PAPER | {"name": "", "phone": "不知道", "came": ""})
    )
    assert shown.status == 422
    assert "请填姓名或者单位名称" in shown.words
    assert "请填能打通的电话" in shown.words
    assert "请选提交方式" in shown.words
    assert f'value="{ID_NUMBER}"' in shown.text
    wrong: dict[str, Any] = PAPER | {"proof_number": ID_NUMBER[:-1] + "0"}
    assert "这个身份证号码不对" in (await clerk.post("/foi/register", **wrong)).words
    old = await clerk.post("/foi/register", **(PAPER | {"received_on": "2026-06-01"}))
    assert "请勾选下面的“确实要登记”" in old.words
    assert 'name="sure"' in old.text
    ahead = await clerk.post("/foi/register", **(PAPER | {"received_on": "2026-12-24"}))
    assert "还没有到" in ahead.words
    shown = await clerk.post("/foi/register", **PAPER)
    assert NUMBER in shown.words
    assert re.search(r"查询码 [A-Z0-9]{4}-[A-Z0-9]{4}", shown.words)
    request = await found(house)
    assert (str(request.received_on), request.state) == ("2026-11-20", "registered")
    again = await clerk.post("/foi/register", **PAPER)
    assert "已经申请过同样的内容" in again.words
    assert "--yes" not in again.words
    sure = await clerk.post("/foi/register", **PAPER, sure="yes")
    assert "SQ-2026-0002-1" in sure.words
    assert await acts(house) == [("陈办", "foi.enter", "console")]
    # What is typed there is kept in no browser.
    assert "data-keep" not in (await clerk.get("/foi/register")).text


@pytest.mark.parametrize("language", ["zh-Hant", "en"])
async def test_every_page_is_there_in_every_language(house: Office, language: str) -> None:
    number = await lodged(house, in_chat=False)
    clerk = await officer(house)
    await clerk.post("/me/language", language=language)
    for path in ("/confirm", "/send-on", "/withdraw", ""):
        assert (await clerk.get(f"/foi/{number}{path}")).status == 200
    await clerk.post(f"/foi/{number}/confirm", method="phone")
    for path in ("/extend", "/answer"):
        assert (await clerk.get(f"/foi/{number}{path}")).status == 200
    shown = await clerk.get(f"/foi/{number}")
    assert {"zh-Hant": "申請人", "en": "Applicant"}[language] in shown.words
    for path in ("/foi", "/foi?state=overdue", "/foi/register", "/consultations"):
        assert (await clerk.get(path)).status == 200
    answer: dict[str, Any] = {
        "verdict": "withheld/state-secret",
        "reasons": "已经定密，尚未解密。",
    }
    shown = await clerk.post(f"/foi/{number}/answer", **answer)
    # The letter is as the applicant gets it.
    assert "不予公开" in shown.words


async def test_what_cannot_be_kept_is_said_beside_its_field(house: Office) -> None:
    await lodged(house)
    clerk = await officer(house)
    await clerk.post(f"/foi/{NUMBER}/confirm", method="phone")
    shown = await clerk.post(
        f"/foi/{NUMBER}/answer", verdict="granted/disclosable", reasons="", text="坏\x00字符"
    )
    assert shown.status == 422
    assert "不能保存的字符" in shown.words
    shown = await clerk.post(f"/foi/{NUMBER}/extend", days="١٠", reason=REASON, consent_of="谁")
    assert "延长的期限是" in shown.words
    assert REASON in shown.text
