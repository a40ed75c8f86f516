"""DATABASE_URL is read as libpq reads it, and a wrong one is refused with a sentence."""

from pathlib import Path

import pytest

from jianyan.config.database import databases, is_embedded
from jianyan.config.database.url import WrongAddress, parse


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (
            "postgresql://jianyan_app:s%40cret@db.example.org:5433/jianyan?sslmode=verify-full",
            (
                "jianyan",
                "jianyan_app",
                "s@cret",
                "db.example.org",
                "5433",
                {"sslmode": "verify-full"},
            ),
        ),
        ("postgres://u@[2001:db8::1]/d", ("d", "u", "", "2001:db8::1", "", {})),
        ("postgresql://u@%2Frun%2Fpostgresql/d", ("d", "u", "", "/run/postgresql", "", {})),
        ("postgresql:///d?host=/run/postgresql", ("d", "", "", "/run/postgresql", "", {})),
        ("postgresql://u@h/%E5%BB%BA%E8%A8%80", ("建言", "u", "", "h", "", {})),
    ],
)
def test_it_parses(address: str, expected: tuple[object, ...]) -> None:
    parsed = parse(address)

    names = ("NAME", "USER", "PASSWORD", "HOST", "PORT", "OPTIONS")
    assert tuple(parsed[name] for name in names) == expected


@pytest.mark.parametrize(
    "address",
    ["mysql://u@h/d", "postgresql://h", "h/d", "postgresql://h:port/d", "postgres://[h/d"],
)
def test_it_refuses_without_repeating_a_password(address: str) -> None:
    with pytest.raises(WrongAddress, match="DATABASE_URL"):
        parse(address)


def test_without_an_address_the_embedded_server_serves_two_roles(tmp_path: Path) -> None:
    both = databases(tmp_path)

    assert [both[name]["USER"] for name in ("default", "owner")] == [
        "jianyan_app",
        "jianyan_owner",
    ]
    assert all(is_embedded(database) for database in both.values())


def test_the_owner_may_have_an_address_of_its_own(tmp_path: Path) -> None:
    both = databases(tmp_path, "postgresql://app@h/d", "postgresql://owner@h/d")
    alone = databases(tmp_path, "postgresql://app@h/d")

    assert [both["default"]["USER"], both["owner"]["USER"]] == ["app", "owner"]
    assert alone["owner"]["USER"] == "app"
    assert not is_embedded(alone["owner"])
