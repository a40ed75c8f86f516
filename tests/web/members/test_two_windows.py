"""Two windows on one text: the later save is refused once, both texts are shown, none is written over."""

from jianyan.cases.models import Case, DraftBuffer
from jianyan.cases.perform import read
from tests import cast as c
from tests.cast import Cast
from tests.web.members.conftest import Enter
from tests.web.members.typed import NEW, TYPED, only_case, post

STAMPS = ("saved", "opened", "page")


def stamps(page: str) -> dict[str, str]:
    """The hidden fields of an open page."""
    parts = {name: page.split(f'name="{name}" value="')[1] for name in STAMPS}
    return {name: rest.split('"')[0] for name, rest in parts.items()}


def url(case: Case) -> str:
    return f"/my/cases/J{case.pk}/write/"


def test_a_save_from_an_old_page_is_refused_once_with_both_texts(cast: Cast, enter: Enter) -> None:
    case, li = c.drafted(cast), enter("li")
    one, other = (stamps(li.get(url(case)).content.decode()) for _ in range(2))
    assert post(li, url(case), situation="电脑上写的。", **one)[0] == 302

    status, page = post(li, url(case), situation="手机上写的。", **other)

    assert status == 409
    assert "电脑上写的。" in page
    assert "手机上写的。" in page
    assert body(case) == "电脑上写的。"
    assert post(li, url(case), situation="手机上写的。", **stamps(page))[0] == 302
    assert body(case) == "手机上写的。"
    assert not DraftBuffer.objects.exists()


def body(case: Case) -> str:
    now = read(case.pk)
    return now.body(now.case.situation_no or 0)


def test_what_another_window_typed_is_shown_and_stays(cast: Cast, enter: Enter) -> None:
    li = enter("li")
    one, other = (stamps(li.get(NEW).content.decode()) for _ in range(2))
    assert li.post(NEW + "keep/", {**TYPED, "title": "电脑上的题目", **one}).status_code == 204
    beside = li.post(NEW + "keep/", {**TYPED, "title": "手机上的题目", **other})
    assert (beside.status_code, "Both texts are kept" in beside.content.decode()) == (409, True)

    status, page = post(li, title="手机上的题目", **other)
    assert (status, "电脑上的题目" in page) == (409, True)
    assert post(li, title="手机上的题目", **stamps(page))[0] == 302

    assert only_case().title == "手机上的题目"
    again = li.get(NEW).content.decode()
    assert "电脑上的题目" in again
    sign = DraftBuffer.objects.get().beside
    post(li, NEW, do=f"take-{sign}", rows="3", **stamps(again))
    assert "电脑上的题目</textarea>" in li.get(NEW).content.decode()


def test_one_of_two_texts_is_put_away(cast: Cast, enter: Enter) -> None:
    li = enter("li")
    one, other = (stamps(li.get(NEW).content.decode()) for _ in range(2))
    li.post(NEW + "keep/", {**TYPED, **one})
    li.post(NEW + "keep/", {**TYPED, "title": "手机上的题目", **other})

    post(li, do=f"drop-{other['page']}", **one)

    assert "手机上的题目" not in li.get(NEW).content.decode()
    assert TYPED["title"] in li.get(NEW).content.decode()


def test_nobody_gets_what_somebody_else_typed_in_the_same_browser(
    cast: Cast, enter: Enter
) -> None:
    typed = {**TYPED, "owner": str(cast.users["liu"].pk)}

    assert enter("li").post(NEW + "keep/", typed).status_code == 403
    assert not DraftBuffer.objects.exists()


def test_what_was_sent_after_the_login_expired_is_shown(cast: Cast, enter: Enter) -> None:
    li = enter("li")
    li.logout()

    status, page = post(li)

    assert status == 401
    assert "青石桥栏杆松动。" in page
    assert "/login/?next=/my/new/" in page
