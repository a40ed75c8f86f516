"""Similar cases while writing: one's own and what is published, five at most, nothing kept back."""

from django.test import Client

from tests.advice.raised import RIVER, TROUBLE, WISH, others, raised
from tests.cast import Cast

TYPED = {
    "do": "similar", "rows": "1", "title": "关于整治流花溪的建议", "situation": TROUBLE, "point-1": WISH,
}  # fmt: skip


def written(cast: Cast, name: str) -> str:
    client = Client()
    client.force_login(cast.users[name])
    return client.post("/my/new/", TYPED).content.decode()


def test_one_s_own_case_is_shown_with_what_became_of_it(cast: Cast) -> None:
    others(cast)
    case = raised(cast, RIVER, TROUBLE, WISH)

    page = written(cast, "li")

    assert f"/my/cases/J{case.pk}/" in page
    assert "关于整治流花溪的建议" in page  # what was typed is there again


def test_another_s_unpublished_case_is_not(cast: Cast) -> None:
    raised(cast, RIVER, TROUBLE, WISH)

    assert RIVER not in written(cast, "liu")
