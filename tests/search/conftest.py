"""Five suggestions on different matters, handed in: what the tests of the search look among."""

import pytest

from jianyan.cases import actions as a
from jianyan.cases.models import Case
from jianyan.cases.opening import Draft, open_cases
from jianyan.cases.perform import perform_many
from tests.cast import Cast

MATTERS = (
    ("关于老旧小区加装电梯的建议", "老旧小区的多层住宅没有电梯,老年人上下楼困难。", "补贴加装电梯的费用。"),
    ("关于缓解老城区停车难的建议", "老城区车位不足,夜间占用消防通道。", "小区周边建设立体停车场。"),
    ("关于增加公共充电桩的建议", "电动汽车充电不便。", "在停车场配建充电设施。"),
    ("关于发展乡村旅游的建议", "乡村道路狭窄,旅游旺季拥堵。", "修建旅游环线。"),
    ("关于保护古桥的建议", "全市现存古桥二十余座,缺少修缮。", "建立古桥档案。"),
)  # fmt: skip


@pytest.fixture
def cases(cast: Cast) -> list[Case]:
    drafts = [
        Draft(
            office=cast.congress, session=cast.congress_session, lead=cast.li,
            title=title, situation=situation, points=(point,),
        )
        for title, situation, point in MATTERS
    ]  # fmt: skip
    opened = open_cases(drafts, cast.by("li"))
    return [
        part
        for part in perform_many(a.submit, [(case, {}) for case in opened], cast.by("li")).moved
        if isinstance(part, Case)
    ]
