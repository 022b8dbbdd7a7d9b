"""Service guides (办事指南): answers made from the fields, only where the guide holds."""

import json
from pathlib import Path

import pytest

from handlers import desk
from knowledge import guides as elements
from storage import guides
from storage.guides import GuideForm
from tests.dialogue import Player


async def test_a_guide_is_answered_from_its_fields_only_where_it_holds(play: Player) -> None:
    await play("""
        居民  给决策草案提意见要什么材料
        政务  办理“对重大行政决策草案提意见”要什么材料？ 1. 意见书 2. 联系方式 来源：办事指南《对重大行政决策草案提意见》 · 区政府办公室（上海市虹口区）… [时限] [没解决]
        居民  [时限]
        政务  … 承诺时限：公示期内 …
        居民  办理设立外籍人员子女学校要什么材料
        政务  这个我没有查到确切的答案…
    """)
    play.settings.area = "广东省"
    await play("""
        居民  办理设立外籍人员子女学校要什么材料
        政务  …1. 申请书 2. 资金证明 来源：办事指南《设立外籍人员子女学校》 · 广东省教育厅（广东省）… [时限] [没解决]
        居民  要多久
        政务  …承诺时限：12(工作日) 法定时限：150(工作日)…
    """)


@pytest.mark.parametrize(
    ("area", "guide_area", "holds"),
    [
        ("上海市虹口区", "上海市虹口区", True),
        ("上海市虹口区", "上海市", True),
        ("上海市虹口区", "上海市静安区", False),
        ("上海市", "上海市虹口区", False),
        ("广东省", "广东省", True),
        ("上海市虹口区", "广东省", False),
    ],
)
def test_a_guide_holds_in_its_own_area_and_below(area: str, guide_area: str, holds: bool) -> None:
    assert guides.lies_in(area, guide_area) is holds


def test_what_a_record_leaves_empty_is_not_answered() -> None:
    fields = {"materials": ["无"], "location": " ", "consult_phone": "12345", "fee": None}
    assert [element.name for element in elements.answered(fields)] == ["电话"]


def test_materials_are_a_list_also_where_the_record_has_a_text() -> None:
    base = {"id": "x", "title": "事项", "department": "部门", "area": "上海市"}
    assert GuideForm.model_validate(base | {"materials": "申请书"}).materials == ["申请书"]
    assert GuideForm.model_validate(base | {"materials": None}).materials == []


def test_a_broken_guide_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "guides.jsonl"
    good = {"id": "a", "title": "事项", "department": "部门", "area": "上海市"}
    lines = [
        json.dumps(one, ensure_ascii=False) for one in (good, good | {"id": "b", "title": ""})
    ]
    path.write_text("\n".join(lines), encoding="utf-8")
    with pytest.raises(desk.Broken, match=r"guides\.jsonl, line 2: title: .*nothing was imported"):
        desk.read(path, GuideForm)
