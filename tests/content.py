"""A few entries and guides for the tests (测试知识): small, so that a dialogue starts at once."""

from datetime import date, datetime
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from storage import faq, guides
from storage.faq import EntryForm, Openness
from storage.guides import GuideForm


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


async def load(session: AsyncSession, now: datetime) -> None:
    """Writes them all."""
    await faq.take(session, entries(), now)
    await guides.take(session, guide_forms(), now)
