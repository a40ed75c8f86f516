"""规则包: finds and loads rule texts, shipped or the office's own, without a database."""

import os
from functools import lru_cache
from pathlib import Path

from jianyan.rules import reading
from jianyan.rules.errors import RulesError
from jianyan.rules.texts import Pack

__all__ = ["Pack", "keys", "load", "read", "superiors"]

SHIPPED = Path(__file__).parent / "data" / "packs"


def load(key: str, version: str | None = None) -> Pack:
    """The pack of this key (the newest version, unless one is named), or RulesError.

    `key@version` names a version too: what a running clock was set by.
    """
    key, _, named = key.partition("@")
    version = version or named or None
    found = _paths().get(key)
    if not found:
        known = "、".join(keys())
        raise RulesError(
            f"no rule pack is called `{key}`; known: {', '.join(keys())}",
            f"没有名为 {key} 的规则包；现有：{known}",
        )
    packs = {pack.version: pack for pack in map(read, found)}
    if version is None:
        return packs[max(packs)]
    if version not in packs:
        raise RulesError(
            f"`{key}` has no version {version}; known: {', '.join(sorted(packs))}",
            f"规则包 {key} 没有版本 {version}；现有：{'、'.join(sorted(packs))}",
        )
    return packs[version]


def keys() -> list[str]:
    """Every pack an office can choose, shipped or its own."""
    return sorted(_paths())


def files() -> list[Path]:
    """Every rule file, shipped or the office's own."""
    return [path for found in _paths().values() for path in found]


def superiors(pack: Pack) -> list[Pack]:
    """The texts above and beside a pack, nearest first, each once."""
    found: list[Pack] = []
    waiting = [*pack.beside, *([pack.superior] if pack.superior else [])]
    while waiting:
        key = waiting.pop(0)
        if key == pack.key or any(one.key == key for one in found):
            continue
        above = load(key)
        found.append(above)
        waiting += [*above.beside, *([above.superior] if above.superior else [])]
    return found


Stamp = tuple[tuple[Path, int], ...]


def stamp() -> Stamp:
    """The folders that hold rule files and when each last changed; a new stamp, a new reading."""
    own = os.environ.get("JIANYAN_RULES_DIR")
    folders = [SHIPPED, Path(own)] if own else [SHIPPED]
    return tuple((one, one.stat().st_mtime_ns if one.is_dir() else 0) for one in folders)


def _paths() -> dict[str, list[Path]]:
    """Files by key; a file is named `key.toml`, an older version `key@version.toml`."""
    return _listed(stamp())


@lru_cache(maxsize=8)
def _listed(folders: Stamp) -> dict[str, list[Path]]:
    found: dict[str, list[Path]] = {}
    for folder, _ in folders:
        for path in sorted(folder.glob("*.toml")):
            found.setdefault(path.stem.partition("@")[0], []).append(path)
    return found


def read(path: Path) -> Pack:
    """One file as a pack; RulesError names file, line and remedy."""
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=512)
def _read(path: Path, mtime: int) -> Pack:
    return reading.build(path.read_text(encoding="utf-8-sig"), path.name)
