"""呈批件 as a paper: what is asked for, the sum by unit, the whole list, and room for the signature."""

from jianyan.cases.queries.split_lists import ListPaper
from jianyan.cases.queries.split_table import SplitRow
from jianyan.cases.states import Kind
from jianyan.papers.document import Paper, Section, Table
from jianyan.people.models import Session
from jianyan.rules.numbering import numeral

KINDS = {Kind.SUGGESTION: "代表建议", Kind.PROPOSAL: "政协提案"}
HEAD = ("编号", "案由", "提出人意向", "去年承办", "主办(独办、分办)", "会办", "单位意见")
UNITS = ("承办单位", "独办", "主办", "分办", "会办", "合计")
_MARK = "演示数据，纯属虚构"


def name_of(session: Session) -> str:
    """八届五次会议, or the session's key where its numbers are not kept."""
    if session.term and session.number:
        return f"{numeral(session.term)}届{numeral(session.number)}次会议"
    return session.key


def title_of(session: Session) -> str:
    kind = KINDS[Kind.PROPOSAL if session.office.chain == "cppcc" else Kind.SUGGESTION]
    return f"{session.office.body}{name_of(session)}{kind}拟定承办单位呈批件"


def asks(session: Session, found: ListPaper) -> str:
    """One paragraph: how many, by whom proposed, where units do not agree, and what is asked for."""
    leads = sum(1 for one in found.units if one.total > one.co)
    said = f"经审查立案并征求有关单位意见，现将{name_of(session)}{found.line.cases}件的拟定承办单位呈上，涉及主办、独办、分办单位{leads}个。"
    if found.objections:
        said += f"其中{found.objections}件有单位提出不同意见，已在表中注明。"
    return said + "如无不妥，请审签后交办。"


def views_of(row: SplitRow) -> str:
    """What the consulted units said, in the width of one column."""
    said = [
        f"{one.unit}不同意：{one.words}" + (f"(建议{one.suggested})" if one.suggested else "")
        for one in row.objections
    ]
    if row.asked:
        said.append(f"{row.agreed}/{row.asked}家同意")
    return ";".join(said)


def paper(session: Session, found: ListPaper, *, demo: bool) -> Paper:
    line = found.line
    signature = (
        f"{line.leader} 于{line.signed_on.year}年{line.signed_on.month}月{line.signed_on.day}日审签。"
        if line.signed_on
        else "领导签字：              年   月   日"
    )
    cases = Table(
        caption="拟定承办单位一览表",
        head=HEAD,
        rows=[
            (
                row.number, row.title, row.wished, row.last_year.unit if row.last_year else "",
                "、".join(row.lead), "、".join(row.co), views_of(row),
            )
            for row in found.rows
        ],
    )  # fmt: skip
    units = Table(
        caption="承办单位分工统计",
        head=UNITS,
        rows=[(one.unit, one.sole, one.lead, one.separate, one.co, one.total) for one in found.units],
    )  # fmt: skip
    return Paper(
        title=title_of(session),
        subtitle=line.list_no,
        sections=[
            Section(heading="拟办意见", paragraphs=[asks(session, found)]),
            Section(heading="领导批示", paragraphs=[signature]),
            Section(heading="附表", tables=[units, cases]),
        ],
        mark=_MARK if demo else "",
    )
