"""Signing in: local accounts, the first page by role, and the demonstration's page of accounts."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from django.test import Client
from django.urls import NoReverseMatch, reverse

from jianyan.people.models import User
from jianyan.web.accounts.urls import addresses
from tests.cast import Cast
from tests.web.desk.conftest import Enter

DEMO = "tests.web.desk.demo_urls"


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("zhou", "/desk/"), ("qian", "/desk/"), ("sun", "/desk/"), ("chen", "/desk/"),
        ("li", "/my/"), ("wang", "/my/"), ("he", "/"), ("feng", "/audit/"),
    ],
)  # fmt: skip
def test_everybody_comes_to_the_page_of_their_work(enter: Enter, name: str, first: str) -> None:
    answer = enter(name).get("/home/")

    assert (answer.status_code, answer.headers["Location"]) == (302, first)


def test_a_stranger_who_is_not_signed_in_comes_to_the_portal(db: None) -> None:
    assert Client().get("/home/").headers["Location"] == "/"


def test_a_local_account_signs_in_with_its_password(cast: Cast) -> None:
    user = cast.users["chen"]
    user.set_password("four words that nobody guesses")
    user.save()

    answer = Client().post(
        "/login/?next=/desk/ledger/",
        {"username": "chen", "password": "four words that nobody guesses"},
    )

    assert (answer.status_code, answer.headers["Location"]) == (302, "/desk/ledger/")


def test_a_wrong_password_is_refused_in_words(cast: Cast) -> None:
    answer = Client().post("/login/", {"username": "chen", "password": "wrong"})

    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


def test_a_machine_never_signs_in(db: None) -> None:
    machine = User(username="import", name="导入", is_machine=True)
    machine.set_password("four words that nobody guesses")
    machine.save()

    answer = Client().post(
        "/login/", {"username": "import", "password": "four words that nobody guesses"}
    )

    assert answer.status_code == 200
    assert "_auth_user_id" not in answer.client.session


def test_signing_out_wants_a_form(enter: Enter) -> None:
    client = enter("chen")

    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").status_code == 302
    assert "_auth_user_id" not in client.session


def test_the_language_is_switched_by_a_form(enter: Enter) -> None:
    client = enter("chen")
    assert 'lang="zh-hans"' in client.get("/desk/").content.decode()

    client.post("/language/", {"language": "en", "next": "/desk/"})

    page = client.get("/desk/").content.decode()
    assert 'lang="en"' in page
    assert "Worklist" in page


@pytest.mark.urls(DEMO)
def test_a_click_signs_in_as_one_of_the_demonstration(cast: Cast) -> None:
    client = Client()
    page = client.get("/demo/").content.decode()
    assert cast.users["zhou"].name in page

    answer = client.post("/demo/", {"username": "zhou"})

    assert answer.headers["Location"] == "/home/"
    assert client.get("/desk/").status_code == 200


@pytest.mark.urls(DEMO)
def test_the_click_wants_the_token_of_the_page(cast: Cast) -> None:
    client = Client(enforce_csrf_checks=True)

    assert client.post("/demo/", {"username": "zhou"}).status_code == 403


@pytest.mark.urls(DEMO)
def test_an_account_with_a_password_is_not_opened_by_a_click(cast: Cast) -> None:
    user = cast.users["zhou"]
    user.set_password("four words that nobody guesses")
    user.save()
    client = Client()

    assert client.post("/demo/", {"username": "zhou"}).status_code == 404
    assert user.name not in client.get("/demo/").content.decode()


@pytest.mark.urls(DEMO)
def test_a_machine_is_not_opened_by_a_click(cast: Cast) -> None:
    User.objects.create(username="import", name="导入", is_machine=True, password="!")

    assert Client().post("/demo/", {"username": "import"}).status_code == 404


def test_without_the_demonstration_the_page_has_no_address(db: None) -> None:
    assert "accounts" not in {one.name for one in addresses(demo=False)}
    assert Client().get("/demo/").status_code == 404
    with pytest.raises(NoReverseMatch):
        reverse("accounts")


def test_production_has_no_such_page_whatever_is_asked_for(tmp_path: Path) -> None:
    asked = (
        "import django; django.setup()\n"
        "from django.conf import settings\n"
        "from django.urls import Resolver404, resolve\n"
        "assert settings.PRODUCTION and not settings.DEMO\n"
        "try: resolve('/demo/')\n"
        "except Resolver404: print('nowhere')\n"
    )
    home = {
        **{k: v for k, v in os.environ.items() if not k.startswith("DATABASE")},
        "DJANGO_SETTINGS_MODULE": "jianyan.config.settings",
        "JIANYAN_HOME": str(tmp_path),
        "JIANYAN_PRODUCTION": "true",
        "JIANYAN_DEMO": "true",
        "SECRET_KEY": "not a secret but long enough for this test of fifty signs",
        "ALLOWED_HOSTS": "example.org",
        "DATABASE_URL": "postgres://nobody@127.0.0.1:1/none",
    }

    done = subprocess.run(
        [sys.executable, "-c", asked], env=home, capture_output=True, text=True, check=False
    )

    assert done.stdout == "nowhere\n", done.stderr
