"""The row of rooms holds."""

import tomllib

from importlinter.cli import lint_imports

from scripts.pages.source import ROOMS
from tests.structure.house import CODE, ROOT, name, text


def test_every_import_contract_is_kept(capsys: object) -> None:
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == 0


def test_every_folder_is_a_room_of_the_row() -> None:
    folders = {path.parent.name for path in CODE.glob("*/__init__.py")}

    assert folders - set(ROOMS) == set()


def test_the_portal_is_held_to_published_copies() -> None:
    contracts = tomllib.loads(text(ROOT / "pyproject.toml"))["tool"]["importlinter"]["contracts"]
    held = {source for contract in contracts for source in contract.get("source_modules", ())}

    assert not (CODE / "web" / "portal" / "__init__.py").exists() or "jianyan.web.portal" in held


def test_no_room_listens_to_model_signals() -> None:
    listeners = [
        name(path)
        for path in CODE.rglob("*.py")
        if "post_save" in text(path) or "pre_save.connect" in text(path)
    ]

    assert listeners == []
