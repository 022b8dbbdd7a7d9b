"""Outcomes of a request (答复结果): grounds, articles, remedies, and the row each is counted in.

The rows are those of table 三 of the annual report (国办公开办函〔2021〕30号); a ground belongs to
one outcome, except that any ground of withholding may stand for the part that is withheld in a
partly granted one (第三十七条), which is then counted there alone.
"""

from dataclasses import dataclass
from enum import StrEnum

from storage.refusal import Refusal


class Outcome(StrEnum):
    """What comes of a request."""

    GRANTED = "granted"  # 予以公开
    PARTLY_GRANTED = "partly-granted"  # 部分公开
    WITHHELD = "withheld"  # 不予公开
    NOT_PROVIDED = "not-provided"  # 无法提供
    NOT_PROCESSED = "not-processed"  # 不予处理
    OTHER = "other"  # 其他处理


class Remedy(StrEnum):
    """What an applicant who disagrees may do (救济途径); chosen by the outcome, never typed."""

    # 《行政复议法》（2023年修订）第二十三条第一款第四项: first 复议, then a suit.
    REVIEW_FIRST = "review-first"
    # 复议 or a suit, as they like.
    EITHER = "either"


@dataclass(frozen=True)
class Ground:
    """A ground (理由) of an outcome, by the Regulation and by the report."""

    id: str
    outcome: Outcome
    # The row of table 三, such as r3_1.
    row: str
    # Where it stands in 《政府信息公开条例》; some rows of the report have no article.
    article: str
    words: str
    # Refused under 第十四条 to 第十六条: 复议 must come before a suit.
    review_first: bool = False


def _withheld(ground_id: str, row: str, article: str, words: str) -> Ground:
    return Ground(ground_id, Outcome.WITHHELD, row, article, words, review_first=True)


def _not_provided(ground_id: str, row: str, article: str, words: str) -> Ground:
    return Ground(ground_id, Outcome.NOT_PROVIDED, row, article, words)


def _not_processed(ground_id: str, row: str, article: str, words: str) -> Ground:
    return Ground(ground_id, Outcome.NOT_PROCESSED, row, article, words)


GROUNDS = {
    one.id: one
    for one in (
        Ground("already-public", Outcome.GRANTED, "r1", "第三十六条第一项", "已经主动公开"),
        Ground("disclosable", Outcome.GRANTED, "r1", "第三十六条第二项", "可以公开"),
        _withheld("state-secret", "r3_1", "第十四条", "属于国家秘密"),
        _withheld("forbidden-by-law", "r3_2", "第十四条", "法律、行政法规禁止公开"),
        _withheld(
            "security-and-stability",
            "r3_3",
            "第十四条",
            "公开后可能危及国家安全、公共安全、经济安全、社会稳定",
        ),
        _withheld(
            "third-party-rights",
            "r3_4",
            "第十五条",
            "涉及商业秘密、个人隐私，公开会损害第三方合法权益",
        ),
        _withheld("internal-affairs", "r3_5", "第十六条第一款", "属于内部事务信息"),
        _withheld("process-information", "r3_6", "第十六条第二款", "属于过程性信息"),
        _withheld("enforcement-files", "r3_7", "第十六条第二款", "属于行政执法案卷信息"),
        Ground(
            "special-inquiry",
            Outcome.WITHHELD,
            "r3_8",
            "第三十六条第七项",
            "查询办法另有法律、行政法规规定",
        ),
        _not_provided("not-existing", "r4_1", "第三十六条第四项", "经检索没有这项信息"),
        _not_provided("not-ours", "r4_1", "第三十六条第五项", "不由本机关负责公开"),
        _not_provided("needs-processing", "r4_2", "第三十八条", "需要另行加工、分析"),
        _not_provided("still-unclear", "r4_3", "第三十条", "补正后申请内容仍不明确"),
        _not_processed("complaint", "r5_1", "第三十九条第一款", "属于信访、投诉、举报等活动"),
        _not_processed("repeated", "r5_2", "第三十六条第六项", "重复申请"),
        _not_processed("publications", "r5_3", "第三十九条第二款", "要求提供公开出版物"),
        _not_processed("excessive", "r5_4", "第三十五条", "数量、频次明显超过合理范围"),
        _not_processed("confirmation", "r5_5", "", "要求确认或者重新出具已获取的信息"),
        Ground("not-corrected", Outcome.OTHER, "r6_1", "第三十条", "逾期不补正"),
        Ground("fee-not-paid", Outcome.OTHER, "r6_2", "第四十二条", "逾期未按收费通知缴费"),
        Ground("other", Outcome.OTHER, "r6_3", "", "其他"),
    )
}
PARTLY = "r2"
# 《行政复议法》（2023年修订）第二十条.
REVIEW_WITHIN_DAYS = 60
# 《行政诉讼法》第四十六条; to be checked by a lawyer before it is relied on.
SUIT_WITHIN_MONTHS = 6
ROWS = (PARTLY, *dict.fromkeys(one.row for one in GROUNDS.values()))
# What is given in the answer, or told where it is.
GIVES = frozenset({Outcome.GRANTED, Outcome.PARTLY_GRANTED})
# What is given without a reason being owed.
NEEDS_NO_REASON = frozenset({Outcome.GRANTED})


@dataclass(frozen=True)
class Verdict:
    """An outcome with its ground: where it is counted and which remedy stands under it."""

    outcome: Outcome
    ground: Ground

    @property
    def row(self) -> str:
        """The row of table 三; what is partly granted is counted there alone."""
        return PARTLY if self.outcome is Outcome.PARTLY_GRANTED else self.ground.row

    @property
    def remedy(self) -> Remedy:
        """What may be done against it."""
        return Remedy.REVIEW_FIRST if self.ground.review_first else Remedy.EITHER

    @property
    def is_refusal(self) -> bool:
        """Whether reasons are owed (说明理由)."""
        return self.outcome not in NEEDS_NO_REASON


def verdict(outcome: Outcome, ground_id: str) -> Verdict:
    """An outcome on a ground; refused where the ground is unknown or of another outcome."""
    ground = GROUNDS.get(ground_id)
    wanted = Outcome.WITHHELD if outcome is Outcome.PARTLY_GRANTED else outcome
    if ground is None or ground.outcome is not wanted:
        known = [one.id for one in GROUNDS.values() if one.outcome is wanted]
        raise Refusal("foi-no-such-ground", outcome=str(outcome), known=", ".join(known))
    return Verdict(outcome, ground)
