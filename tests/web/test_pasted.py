"""What comes from Word: plain paragraphs on the server, in the browser a list becomes advice points."""

import pytest
from playwright.sync_api import Page, expect

from jianyan.web.pasted import clean
from tests import browser
from tests import cast as c
from tests.journeys.conftest import day, walk  # noqa: F401
from tests.journeys.walking import Walk

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin:0}</style></head>
<body><!--StartFragment--><p class=MsoNormal style='text-indent:32pt'>青石桥建于<span lang=EN-US>1987</span>年,
栏杆<b>松动</b>。<o:p></o:p></p><p class=MsoNormal>&nbsp;</p><p class=MsoNormal>居民反映强烈。</p><!--EndFragment--></body></html>"""
LIST = """<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span>一、<span>&nbsp;&nbsp; </span></span><![endif]>更换栏杆。</p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><span>二、<span>&nbsp; </span></span>增设照明。</p>
<ol><li><p>定期检修。</p></li><li>公布结果。</li></ol>"""


@pytest.mark.parametrize(
    ("typed", "cleaned"),
    [
        ("一。\r\n二。\v三。", "一。\n二。\n三。"),
        ("\u00a0一\u200b\ufeff。 \n\n\n\n二。\n", " 一。\n\n二。"),
        ("\uf0b7 更换栏杆。\n\u2022增设照明。", "更换栏杆。\n增设照明。"),
        (WORD, "青石桥建于1987年, 栏杆松动。\n居民反映强烈。"),
        ("水位<5米,流速>2米/秒。", "水位<5米,流速>2米/秒。"),
    ],
)
def test_the_server_leaves_the_words_alone(typed: str, cleaned: str) -> None:
    assert clean(typed) == cleaned


def paste(page: Page, name: str, html: str) -> None:
    """As the browser does when somebody pastes from Word."""
    page.locator(f"[name={name}]").evaluate(
        """(box, html) => {
            box.focus();
            const data = new DataTransfer();
            data.setData("text/html", html);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        html,
    )


@pytest.mark.browser
@pytest.mark.skipif(not browser.CHROMIUM, reason="no Chromium on this machine")
@pytest.mark.django_db(transaction=True)
def test_a_page_of_word_becomes_paragraphs_and_points(walk: Walk) -> None:  # noqa: F811
    c.gather()
    page = walk.enters("li")
    page.goto(f"{walk.site}/my/new/")

    paste(page, "situation", WORD)
    paste(page, "point-1", LIST)

    expect(page.locator("[name=situation]")).to_have_value(
        "青石桥建于1987年, 栏杆松动。\n居民反映强烈。"
    )
    for no, said in enumerate(("更换栏杆。", "增设照明。", "定期检修。", "公布结果。"), start=1):
        expect(page.locator(f"[name=point-{no}]")).to_have_value(said)

    page.locator("[name=situation]").fill("栏杆松动。\n为此建议:\n一、更换栏杆。\n二、增设照明。")
    page.locator("button[value=split]").click()
    expect(page.locator("[name=point-6]")).to_have_value("增设照明。")
    expect(page.locator("[name=situation]")).to_have_value("栏杆松动。")
