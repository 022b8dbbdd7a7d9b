"""A few entries and guides for the tests (测试知识): small, so that a dialogue starts at once."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from handlers.desk import sample
from storage import archive, faq, guides, releases, staff, subscriptions
from storage.database import Database
from storage.faq import EntryForm, Openness
from storage.guides import GuideForm
from storage.release_forms import ImportForm, Kind, ReleaseForm
from storage.staff import Role
from storage.subscriptions import TopicForm


def entry(entry_id: str, **changes: Any) -> EntryForm:
    """An entry with sensible values."""
    values: dict[str, Any] = {
        "id": entry_id,
        "question": "申请政府信息公开，多久答复？",
        "wordings": ["信息公开申请多久给答复", "申请交上去几天有回音"],
        "matter": "政府信息公开申请",
        "element": "时限",
        "short": "能当场答复的当场答复；不能的，<b>20 个工作日</b>内答复。",
        "organ": "区政府办公室",
        "source": "《中华人民共和国政府信息公开条例》第三十三条",
        "checked_on": date(2026, 11, 20),
        "openness": Openness.SERVICE,
        "field": "政府信息公开",
    }
    return EntryForm(**(values | changes))


def entries() -> list[EntryForm]:
    """A matter with four elements, two siblings that are easily mixed up, and two others."""
    return [
        entry(
            "foi-how-long",
            full="能当场答复的当场答复。\n\n不能当场答复的，自收到申请之日起 20 个工作日内答复。",
            related=["foi-fee"],
            english={
                "question": "How long does an information request take?",
                "wordings": ["when will my information request be answered"],
                "short": "At once where possible, otherwise within <b>20 working days</b>.",
            },
        ),
        entry(
            "foi-fee",
            question="申请政府信息公开，要收费吗？",
            wordings=["信息公开申请要钱吗", "申请公开收多少费用"],
            element="费用",
            short="<b>不收费。</b>只有申请的数量、频次明显超过合理范围时，才可能收取信息处理费。",
            source="《中华人民共和国政府信息公开条例》第四十二条",
        ),
        entry(
            "foi-channels",
            question="怎么申请政府信息公开？",
            wordings=["信息公开申请怎么提", "想查政府文件怎么申请"],
            element="流程",
            short="可以当面、寄信或者在网上，向制作或保存这份信息的机关书面提出。",
            source="《中华人民共和国政府信息公开条例》第二十九条",
        ),
        entry(
            "permit-new",
            question="居住证怎么新办？",
            wordings=["第一次办居住证", "居住证新办要去哪里"],
            matter="居住证新办",
            element="流程",
            field="户籍管理",
            short="带上材料到社区事务受理服务中心办理。",
            source="示例",
        ),
        entry(
            "permit-renew",
            question="居住证怎么换领？",
            wordings=["居住证坏了换一张", "居住证换领要去哪里"],
            matter="居住证换领",
            element="流程",
            field="户籍管理",
            short="带上旧证到社区事务受理服务中心换领。",
            source="示例",
        ),
        entry(
            "gazette-where",
            question="《虹口区人民政府公报》在哪里可以领？",
            wordings=["政府公报哪里拿", "公报免费领取的地方"],
            matter="政府公报",
            element="地点",
            field="公共文化",
            short="区行政服务中心、各社区事务受理服务中心、区档案馆、区图书馆可以免费领。",
            source="虹口区2019年政府信息公开工作年度报告",
            checked_on=date(2025, 1, 2),
        ),
        entry(
            "waste-four-kinds",
            question="生活垃圾分哪四类？",
            wordings=["垃圾怎么分", "垃圾分类有几种"],
            matter="生活垃圾分类",
            element="是什么",
            field="环境保护",
            openness=Openness.MANAGEMENT,
            short="分可回收物、有害垃圾、湿垃圾、干垃圾四类。",
            source="《上海市生活垃圾管理条例》第四条",
        ),
    ]


def guide_forms() -> list[GuideForm]:
    """A guide of this district, and one of a province that is not."""
    return [
        GuideForm(
            id="hk-draft-opinion",
            title="对重大行政决策草案提意见",
            department="区政府办公室",
            area="上海市虹口区",
            materials=["意见书", "联系方式"],
            promised_limit="公示期内",
            question_names=["给决策草案提意见"],
        ),
        GuideForm(
            id="gd-school",
            title="设立外籍人员子女学校",
            department="广东省教育厅",
            area="广东省",
            materials=["申请书", "资金证明"],
            statutory_limit="150(工作日)",
            promised_limit="12(工作日)",
        ),
    ]


# Some of the catalogue: loading all of it would cost every test a tenth of a second.
TOPICS = {
    *("all", "management", "environment", "education", "elderly", "housing", "renewal"),
    *("participation", "rescue", "office", "ouyang", "culture", "employment", "health", "sports"),
}


def topics() -> list[TopicForm]:
    """Topics of each axis, and more fields than a page shows."""
    return [form for form in sample.topic_forms() if form.id in TOPICS]


def regulation(source_id: str, title: str, adopted: date, text: str) -> ImportForm:
    """A document published long ago."""
    return ImportForm.model_validate(
        {
            "id": source_id,
            "title": title,
            "date": adopted,
            "department": "区人民代表大会",
            "kind": "地方性规定",
            "text": text,
        }
    )


def regulations() -> list[ImportForm]:
    """Two versions of one document, and two others; invented, and short."""
    waste = """## 第一章  总则

第一条 为了把生活垃圾管好，制定本办法。

第二条 生活垃圾分四类投放，每天两次，定时定点。

## 第二章  责任

第三条 装修产生的垃圾，业主应当堆放到指定地方。

居民委员会可以请志愿者到投放点帮忙。"""
    lift = """第一条 老房子加装电梯，由业主自己商量。

第二条 参加表决的业主，须占三分之二以上。

第三条 底层业主采光受影响的，可以商量补偿。"""
    library = """第一条 公共图书馆免费开放，周一闭馆整理。

第二条 少年儿童阅览室每天开放不少于六个小时。"""
    return [
        regulation("waste-2019", "试点区生活垃圾分类办法", date(2019, 7, 1), waste),
        regulation(
            "waste-2024",
            "试点区生活垃圾分类办法",
            date(2024, 3, 1),
            waste.replace("每天两次", "每天三次"),
        ),
        regulation("lift", "试点区住宅加装电梯办法", date(2022, 5, 1), lift),
        regulation("library", "试点区公共图书馆规定", date(2021, 1, 1), library),
    ]


DRAFT = "尚未发布的草稿"


def release_forms() -> list[ReleaseForm]:
    """Releases with topics; the last is a draft, and is found by nobody."""
    environment = ["环境保护"]
    return [
        ReleaseForm(title="河道水质月报", text="三条河道都达到三类。", topics=environment),
        ReleaseForm(title="噪声地图更新", text="夜间噪声比去年低。", topics=environment),
        ReleaseForm(
            title="湿垃圾上门收运试点",
            gist="下月起，行动不便的老人可以预约上门收湿垃圾。",
            text="下月起试点。\n\n行动不便的老人可以预约。",
            kind=Kind.POLICY,
            topics=[*environment, "养老服务"],
        ),
        ReleaseForm(title="空气监测站开放", text="每周三开放。", topics=environment),
        ReleaseForm(title=DRAFT, text="秘而不宣的沙丁鱼条款。", topics=environment),
    ]


async def publish(session: AsyncSession, now: datetime) -> list[int]:
    """Imports the documents and publishes the releases but the last; the releases' numbers."""
    author = await staff.add(session, "李编", [Role.EDITOR], "区生态环境局", now)
    reviewer = await staff.add(session, "王审", [Role.REVIEWER], "", now)
    await archive.take(session, regulations(), author, reviewer, now)
    numbers = []
    for form in release_forms():
        row = await releases.draft(session, form, author, now)
        numbers.append(row.id or 0)
        if form.title != DRAFT:
            releases.publish(row, now.date(), now)
    return numbers


async def publish_at(url: str, now: datetime) -> list[int]:
    """The same on a database of this address."""
    database = Database(url)
    async with database.transaction() as session:
        numbers = await publish(session, now)
    await database.close()
    return numbers


async def load(session: AsyncSession, now: datetime) -> None:
    """Writes them all."""
    await faq.take(session, entries(), now)
    await guides.take(session, guide_forms(), now)
    await subscriptions.take_topics(session, topics())
