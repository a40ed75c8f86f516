"""The main job, end to end: a real proposal is imported and carried by everybody to the public page."""

import csv
import json
from dataclasses import dataclass
from datetime import date
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from playwright.sync_api import Page, expect

from jianyan.cases import replay
from jianyan.cases.models import Case, Signatory
from jianyan.cases.perform import read
from jianyan.cases.states import CaseState
from jianyan.deadlines import clocks, ledger
from jianyan.disclosure import publication
from jianyan.exchange import catalogue
from jianyan.exchange.entry import Entry
from jianyan.people.models import Proposer, User
from jianyan.people.rights import Role
from jianyan.people.users import grant
from tests import browser
from tests.cast import Cast, gather
from tests.exchange import standin
from tests.journeys.walking import Walk, fill, find_case, make, open_case, reads

pytestmark = [*browser.in_chromium, pytest.mark.django_db(transaction=True)]
LETTER = "提案者您好:\n您提出的提案收悉。经会同有关部门研究,已列入年度计划,现答复如下。"
AGAIN = "提案者您好:\n根据您的意见,我局再次研究,现补充答复如下。"
PUBLIC = "×××委员:\n您提出的提案收悉。现答复如下:首批整治已于年内完成。"
FIRST_PUBLIC = "×××委员:\n您提出的提案收悉。所提建议已列入年度计划。"
PROMISE = "年内完成首批整治并公布结果。"
WISH = "请写明完成时间和责任单位。"


@dataclass
class Story:
    """What everybody walks through: the case, and who is in it."""

    walk: Walk
    cast: Cast
    case: Case
    points: int

    def opens(self, who: str) -> Page:
        page = self.walk.enters(who)
        open_case(page, self.case.title)
        return page

    def finds(self, who: str) -> Page:
        page = self.walk.enters(who)
        find_case(page, self.case.title)
        return page


def test_a_proposal_reaches_the_public(walk: Walk, tmp_path: Path) -> None:
    walk.day(date(2019, 2, 18))
    cast = gather()
    cast.cppcc.settings = {"portal": {"promises": True}}  # the office lets promises be shown
    cast.cppcc.save()
    case = imported(cast, tmp_path)
    story = Story(walk, cast, case, len(read(case.pk).points))

    it_is_filed_and_assigned(story)
    the_units_take_it_up(story)
    a_reply_goes_out(story, LETTER, "江水〔2019〕18号")
    a_promise_is_recorded(story)
    the_member_is_dissatisfied(story)
    the_unit_learns_nothing_yet(story)
    it_is_handled_again(story)
    the_member_is_satisfied(story)
    the_promise_is_kept(story)
    it_is_concluded_and_published(story)
    the_public_finds_it(story)

    assert Case.objects.get().state == CaseState.CONCLUDED
    every_record_agrees(case.pk)


def imported(cast: Cast, folder: Path) -> Case:
    """One proposal of the catalogue as it came in, before anybody numbered it; its member signs in."""
    out = StringIO()
    call_command(
        "import_catalogue", str(one_row(folder)), "--office", "cppcc", "--session", "2019",
        "--json",
        stdout=out, stderr=StringIO(),
    )  # fmt: skip
    report = json.loads(out.getvalue())
    assert (report["rows"], report["created"], report["refused"]) == (1, 1, [])
    case = Case.objects.get()
    author = Proposer.objects.get(pk=Signatory.objects.get(case=case).proposer_id)
    login = User.objects.create(username="author", name=author.name)
    grant(login, Role.PROPOSER, proposer=author)
    return case


def one_row(folder: Path) -> Path:
    """The catalogue cut down to its first proposal of one member with three points or more."""
    whole = standin.catalogue(folder)
    entries = (item for item in catalogue.read(whole) if isinstance(item, Entry))
    chosen = next(e for e in entries if len(e.proposers) == 1 and len(e.points) >= 3)
    with whole.open(encoding="utf-8-sig", newline="") as file:
        head, *rows = csv.reader(file)
    row = next(row for row in rows if chosen.title in row)
    target = folder / "one.csv"
    with target.open("w", encoding="utf-8-sig", newline="") as file:
        csv.writer(file).writerows([head, ["" if cell == chosen.number else cell for cell in row]])
    return target


def it_is_filed_and_assigned(story: Story) -> None:
    page = story.opens("qian")
    make(page, "review")
    make(page, "file", category="城乡建设")
    cast = story.cast
    make(
        page, "assign",
        **{"share-0-unit": str(cast.water.pk), "share-0-role": "lead"},
        **{"share-1-unit": str(cast.transport.pk), "share-1-role": "co"},
    )  # fmt: skip
    reads(page, cast.water.short_name, cast.transport.short_name)


def the_units_take_it_up(story: Story) -> None:
    story.walk.day(date(2019, 3, 4))
    co = story.opens("wu")
    make(co, "acknowledge", officer="吴倩")
    make(co, "give_co_opinion", opinion="沿线施工由我局配合,六月底前完成。")
    lead = story.opens("chen")
    make(lead, "acknowledge", officer="陈涛", phone="0000-1234567")
    make(lead, "record_contact", mode="face_to_face", stage="before", note="当面听取了意见。")


def a_reply_goes_out(story: Story, body: str, document_no: str) -> None:
    """Drafted point by point, endorsed and signed off by the head, delivered by the officer."""
    officer = story.opens("chen")
    answers = {f"text_{no}": f"对第{no}条:已采纳,列入计划。" for no in range(1, story.points + 1)}
    adopted = {f"adopted_{no}": "full" for no in range(1, story.points + 1)}
    make(
        officer, "draft_reply",
        body=body, outcome_class="1", publicity="proactive", **answers, **adopted,
    )  # fmt: skip
    make(officer, "send_for_approval", why="会办意见已并入。")
    head = story.opens("zhao")
    make(head, "endorse", opinion="同意。", why="已集体研究。")
    make(head, "issue", document_no=document_no, signer="赵局")
    officer = story.opens("chen")
    make(officer, "deliver")


def a_promise_is_recorded(story: Story) -> None:
    officer = story.finds("chen")
    make(officer, "commit", text=PROMISE, due_on="2019-12-31", point="1")


def rating(story: Story) -> Page:
    """The card on top of the first page of the phone leads to the questions."""
    page = story.walk.enters("author", phone=True)
    page.locator("main .todo .button.primary").first.click()
    return page


def hands_in(page: Page, **answers: str) -> None:
    """The answers, a second look, and only then it counts."""
    fill(page, **answers)
    page.locator("button[value=review]").click()
    page.locator("button[value=final]").click()


def the_member_is_dissatisfied(story: Story) -> None:
    story.walk.day(date(2019, 3, 11))
    page = rating(story)
    fill(page, attitude="SATISFIED", result="DISSATISFIED")
    page.locator("button[value=review]").click()
    expect(page.locator(".error-summary")).to_be_visible()
    hands_in(page, comment=WISH)
    reads(page, WISH, PROMISE)
    assert page.evaluate("document.documentElement.scrollWidth") <= browser.PHONE[0]


def the_unit_learns_nothing_yet(story: Story) -> None:
    page = story.finds("chen")
    expect(page.get_by_text(WISH)).to_have_count(0)


def it_is_handled_again(story: Story) -> None:
    clerk = story.opens("qian")
    reads(clerk, WISH)
    make(clerk, "rehandle", reason="请补充完成时间。")
    a_reply_goes_out(story, AGAIN, "江水〔2019〕29号")


def the_member_is_satisfied(story: Story) -> None:
    story.walk.day(date(2019, 5, 13))
    page = rating(story)
    hands_in(page, attitude="SATISFIED", result="SATISFIED", comment="进展具体,谢谢。")
    reads(page, "进展具体,谢谢。")


def the_promise_is_kept(story: Story) -> None:
    story.walk.day(date(2019, 11, 18))
    officer = story.opens("chen")
    make(officer, "report_progress", text="首批工程已开工。")
    make(officer, "fulfil", evidence="验收报告江水验〔2019〕3号。")
    page = story.walk.enters("author", phone=True)
    page.locator("main .todo .button.primary").first.click()
    reads(page, PROMISE)
    page.locator("button[value=confirm]").click()
    reads(page, PROMISE)


def it_is_concluded_and_published(story: Story) -> None:
    clerk = story.opens("qian")
    make(clerk, "conclude")
    head = story.opens("zhao")
    for part, text in (("D1", FIRST_PUBLIC), ("D2", PUBLIC)):
        make(head, "review_disclosure", part=part, shown_as="summary", body=text)
        make(head, "publish", part=part)


def the_public_finds_it(story: Story) -> None:
    page = story.walk.anybody()
    page.locator("#q").fill(story.case.title[2:12])
    page.locator("form[role=search] button").click()
    page.locator("main").get_by_role("link", name=story.case.title).first.click()
    reads(page, *PUBLIC.splitlines(), PROMISE)
    for inner in (LETTER.splitlines()[0], WISH, "沿线施工由我局配合", "陈涛", "0000-1234567"):
        expect(page.get_by_text(inner)).to_have_count(0)


def every_record_agrees(case_id: int) -> None:
    found, _batch, facts = replay.problems([case_id])
    found += [*clocks.problems([case_id], facts), *ledger.problems([case_id])]
    assert [*found, *publication.problems([case_id])] == []
