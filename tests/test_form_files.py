"""Files in forms (附件): uploaded over HTTP, sent in the chat, sealed, gone when they should be."""

from datetime import datetime, timedelta

import pytest
from pydantic import ValidationError
from sqlalchemy import func, select
from sqlalchemy import text as sql

from bot.channels.reception import COVERED
from bot.channels.uploads import name
from bot.channels.uploads import take as receive
from bot.clock import House, uploads
from bot.settings import Settings
from storage import form_files, forms, residents
from storage.conversations import Conversation
from storage.database import Database
from storage.form_files import FormFile
from storage.forms import Form
from storage.survey_forms import SurveyQuestion
from storage.tables import metadata
from tests import content
from tests.desk_of_forms import Counter
from tests.uploading import PDF, WORDS, Person, cookie_of, form, person, running


@pytest.fixture
async def settings(settings: Settings, database: Database, now: datetime) -> Settings:
    """A house with entries, topics and documents."""
    async with database.transaction() as session:
        await content.load(session, now)
    return settings


async def kept(database: Database) -> list[FormFile]:
    """Every uploaded file."""
    async with database.reading() as session:
        return list((await session.scalars(select(FormFile))).all())


async def everything(database: Database) -> bytes:
    """Every table, as somebody reads it who has the database and no key."""
    found = b""
    async with database.reading() as session:
        for table in metadata.sorted_tables:
            for row in await session.execute(select(table)):
                found += b"".join(
                    one if isinstance(one, bytes) else str(one).encode() for one in row
                )
    return found


# In the chat.


async def test_a_file_is_uploaded_sent_and_read_back(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        asked = await who.to_the_file()
        assert "要附材料吗？" in asked
        assert "不超过 5 MB" in asked
        said = await who.send(await who.uploaded(PDF + b"x" * 2000))
        # What a file is called may name somebody.
        assert who.own["html"] == COVERED
        assert "记下了：委**.pdf（3 KB）" in said
        assert "请核对" in said
        found = await everything(database)
        assert b"power of attorney" not in found
        await who.tap("改：要附材料吗")
        assert "现在填的是：委**.pdf（3 KB）" in who.text
        await who.tap("不改")
        assert "收到了您的申请" in await who.tap("提交")
    assert await kept(database) == []


async def test_a_file_can_be_passed_over_or_taken_back(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        await who.send(await who.uploaded())
        await who.tap("改：要附材料吗")
        assert "要附材料吗？　没填" in (await who.tap("跳过"))
        assert await kept(database) == []
        await who.tap("改：要附材料吗")
        assert "没填" in await who.say("没有")
        await who.tap("改：要附材料吗")
        assert "写字代替不了" in await who.say("我有一份授权书")


async def test_another_file_takes_the_place_of_the_first(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        await who.send(await who.uploaded())
        await who.tap("改：要附材料吗")
        waits = await who.uploaded(WORDS, "说明.txt")
        instead = await who.uploaded(WORDS, "新的说明.txt")
        assert "没有找到刚才上传的文件" in await who.send(waits)
        assert "新***.txt" in await who.send(instead)
        (row,) = await kept(database)
        assert (row.id, row.is_sent) == (instead, True)


@pytest.mark.parametrize(
    ("data", "name", "status", "why"),
    [
        (b"MZ\x90\x00", "委托书.exe", 422, "这种文件收不了"),
        (b"MZ\x90\x00", "委托书.pdf", 422, "内容却不是"),
        (b"", "委托书.pdf", 422, "是空的"),
        (b"%PDF-" + b"x" * form_files.LARGEST, "委托书.pdf", 413, "超过 5 MB"),
        (b"%PDF-" + b"x" * 3 * form_files.LARGEST, "委托书.pdf", 413, "超过 5 MB"),
    ],
)
async def test_what_is_not_taken_says_why_and_leaves_nothing(
    settings: Settings,
    database: Database,
    now: datetime,
    data: bytes,
    name: str,
    status: int,
    why: str,
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        found, answer = await who.upload(data, name)
        assert (found, "file_id" in answer) == (status, False)
        assert why in answer["html"]
        assert await kept(database) == []
        assert "记下了" in await who.send(await who.uploaded())


async def test_nobody_sends_what_another_uploaded_or_what_nobody_did(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who, person(app) as other:
        await who.to_the_file()
        await other.to_the_file()
        theirs = await other.uploaded()
        for forged in (theirs, "x" * 32, "1", "../1"):
            said = await who.send(forged)
            assert "没有找到刚才上传的文件" in said
            assert "要附材料吗？" in said
            assert who.own["html"] == "…"
        assert "记下了" in await other.send(theirs)


async def test_where_no_form_asks_nothing_is_taken(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        for cookie in (cookie_of(who), "yangguang_chat=1.2"):
            status, answer = await who.upload(Cookie=cookie)
            assert status == 422
            assert "不要文件" in answer["html"]
        assert "只看得懂文字" in await who.send("x" * 32)
        await who.say("我要申请公开河道底泥的检测报告")
        await who.tap("申请公开这份信息")
        assert (await who.upload())[0] == 422
        assert "只看得懂文字" in await who.send("x" * 32)
        assert "是您个人申请" in who.text
        assert (await who.browser.post("/chat/files", data=b"no form")).status == 422
        refused = await who.browser.post(
            "/chat/files", data=form(PDF, "a.pdf"), headers={"Origin": "https://evil.example"}
        )
        assert refused.status == 403
    assert await kept(database) == []


async def test_what_is_no_upload_is_refused(settings: Settings, now: datetime) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        for data in ({"file": "words"}, {"other": "x"}):
            assert (await who.browser.post("/chat/files", data=data)).status == 422
        bare = {"Content-Type": "multipart/form-data"}
        assert (await who.browser.post("/chat/files", data=b"x", headers=bare)).status == 400


async def test_an_upload_that_is_never_sent_is_gone_after_an_hour(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        file_id = await who.uploaded()
        for minutes, count in ((59, 1), (60, 0)):
            await uploads(later(database, settings, now + timedelta(minutes=minutes)))
            assert len(await kept(database)) == count
        assert "没有找到刚才上传的文件" in await who.send(file_id)
        await who.send(await who.uploaded())
        await uploads(later(database, settings, now + timedelta(days=1)))
        assert len(await kept(database)) == 1


def later(database: Database, settings: Settings, at: datetime) -> House:
    """The house at another moment."""
    return House(database, settings, lambda: at)


async def test_cancelling_a_month_and_deleting_erase_it(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        for end in ("cancel", "month", "delete"):
            await who.to_the_file()
            await who.send(await who.uploaded())
            assert len(await kept(database)) == 1
            async with database.transaction() as session:
                if end == "month":
                    await forms.forget(session, now + forms.KEEP + timedelta(days=1))
                elif end == "delete":
                    row = (await session.scalars(select(Conversation))).one()
                    await residents.delete(session, row)
            if end == "cancel":
                await who.tap("取消")
                await who.tap("确定取消")
            assert await kept(database) == []
            if end == "month":
                assert "内容已经清除" in await who.say("好的")


async def test_it_goes_on_after_a_restart_and_on_a_joined_account(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        file_id, cookie = await who.uploaded(), cookie_of(who)
    async with running(settings, now) as app, person(app, cookie) as who:
        assert "记下了：委**.pdf" in await who.send(file_id)
        async with person(app) as other:
            async with database.transaction() as session:
                query = select(Conversation).order_by(Conversation.id)  # type: ignore[arg-type]
                one, two = (await session.scalars(query)).all()
                code = await residents.make_code(session, one, now)
                await residents.join(session, two, code, now)
            await other.say("我的")
            assert "请核对" in await other.tap("继续填")
            assert "委**.pdf（1 KB）" in other.text
            await other.tap("改：要附材料吗")
            assert "说*.txt" in await other.send(await other.uploaded(WORDS, "说明.txt"))
            assert "收到了您的申请" in await other.tap("提交")


async def test_without_script_the_button_leads_to_a_page(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        said = await who.tap("选文件")
        assert "请在这个页面上选文件" in said
        path = page_of(said)
        shown = await (await who.browser.get(path)).text()
        assert 'type="file"' in shown
        assert "enctype" in shown
        wrong = await who.browser.post(path, data=form(b"MZ", "a.pdf", "a_file"))
        assert wrong.status == 422
        assert "内容却不是" in await wrong.text()
        sent = await who.browser.post(path, data=form(PDF, "委托书.pdf", "a_file"))
        assert "收到了" in await sent.text()
        await app.inbox.settled("web", 1)
    (row,) = await kept(database)
    assert row.is_sent


def page_of(said: str) -> str:
    """The path of the page that was given."""
    return "/forms/" + said.split("/forms/", maxsplit=1)[1].split(maxsplit=1)[0]


async def test_the_copy_of_ones_data_has_its_kind_and_size_alone(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        await who.send(await who.uploaded())
        await who.tap("提交")
    async with database.reading() as session:
        row = (await session.scalars(select(Conversation))).one()
        (request,) = (await residents.mydata(session, row))["accounts"][0]["requests"]
    assert request["files"] == [{"type": "application/pdf", "size": len(PDF)}]


PAPERS = Form.model_validate(
    {
        "title": "材料",
        "questions": [
            {"id": "map", "kind": "file", "words": "地图？"},
            {"id": "proof", "kind": "file", "words": "证明？", "personal": True},
        ],
    }
)


@pytest.mark.parametrize("takes_personal", [True, False])
async def test_abroad_no_file_is_named_and_a_personal_one_is_covered_everywhere(
    database: Database, now: datetime, *, takes_personal: bool
) -> None:
    counter = Counter(database, PAPERS, now, takes_personal=takes_personal)
    await counter.begin()
    if not takes_personal:
        assert "/forms/" in counter.heard[-1]
        await counter.type("地图.pdf")
        assert "/forms/" in counter.heard[-1]
    async with database.transaction() as session:
        draft = (await session.scalars(select(forms.Draft))).one()
        answers = forms.answers(session, draft)
        for question in ("map", "proof"):
            file = form_files.checked("王小明.pdf", PDF)
            row = await form_files.keep(session, draft, question, file, now)
            answers.give(question, await form_files.send(session, draft, row))
        draft.at = ""
        forms.keep(session, draft, answers, now)
    await counter.begin()
    said = counter.heard[-1]
    if takes_personal:
        assert "地图？　王小明.pdf（1 KB）" in said
        assert "证明？　王**.pdf（1 KB）" in said
    else:
        assert said.count("已填") == 2
        assert "王" not in said


async def test_the_name_of_a_personal_file_is_covered_in_the_transcript(
    database: Database, now: datetime
) -> None:
    counter = Counter(database, PAPERS, now)
    await counter.begin()
    async with database.transaction() as session:
        file_id = ""
        for question, shown in (("map", "王小明.pdf"), ("proof", "••••••")):
            draft = (await session.scalars(select(forms.Draft))).one()
            draft.at = question
            file_id = await receive(session, "web", 1, "王小明.pdf", PDF, now)
            assert await name(session, "web", 1, file_id) == shown
        assert await name(session, "web", 2, file_id) == ""


def test_a_survey_asks_for_no_file() -> None:
    question = {"id": "map", "kind": "file", "words": "地图？"}
    with pytest.raises(ValidationError, match="asks no file: it is anonymous"):
        SurveyQuestion.model_validate(question)


def test_a_file_among_the_answers_shows_nothing_else() -> None:
    value: forms.Value = {"file": "x", "name": "a.pdf", "size": "5"}
    assert forms.shown(value) == {"name": "a.pdf", "size": "5"}


async def test_a_number_in_a_name_is_hidden(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        file_id = await who.uploaded(name="310109199001011235.pdf")
        assert "310109199001011235" not in await who.send(file_id)
    assert b"310109199001011235" not in await everything(database)


async def test_the_database_holds_no_file_that_is_too_big(
    settings: Settings, database: Database, now: datetime
) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        await who.uploaded(b"%PDF-" + b"x" * (form_files.LARGEST - 5))
    async with database.reading() as session:
        (size,) = (await session.execute(sql("SELECT size FROM form_file"))).scalars()
        sealed = (await session.execute(select(func.length(FormFile.content)))).scalar_one()
    assert size == form_files.LARGEST < sealed


async def test_a_person_may_be_two_tabs(settings: Settings, now: datetime) -> None:
    async with running(settings, now) as app, person(app) as who:
        await who.to_the_file()
        file_id = await who.uploaded()
        async with person(app, cookie_of(who)) as tab:
            assert isinstance(tab, Person)
            assert "记下了" in await tab.send(file_id)
