"""写规则文件: a rule text back to TOML, losing nothing but comments."""

import json
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from typing import Any

from jianyan.rules.texts import Pack


def toml(pack: Pack) -> str:
    """The pack as a rule file; what equals the default of a key is left out."""
    table = _plain(pack)
    limits = table.pop("limit", {})
    nested = {key: table.pop(key) for key in list(table) if isinstance(table[key], dict)}
    lines = [_pair(key, value) for key, value in table.items()]
    for key, inner in nested.items():
        lines += ["", f"[{key}]", *(_pair(name, value) for name, value in inner.items())]
    for name, entries in limits.items():
        for entry in entries:
            extension = entry.pop("extension", None)
            lines += ["", f"[[limit.{name}]]", *(_pair(key, entry[key]) for key in entry)]
            if extension:
                lines += ["", f"[limit.{name}.extension]"]
                lines += [_pair(key, value) for key, value in extension.items()]
    return "\n".join(lines) + "\n"


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        return {
            field.name: _plain(getattr(value, field.name))
            for field in fields(value)
            if getattr(value, field.name) != _default(field)
        }
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, frozenset):
        return sorted(value)
    return [_plain(inner) for inner in value] if isinstance(value, tuple) else value


def _default(field: Any) -> object:
    if field.default_factory is not MISSING:
        return field.default_factory()
    return field.default


def _pair(key: str, value: object) -> str:
    return f"{key} = {_value(value)}"


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return "{ " + ", ".join(_pair(key, inner) for key, inner in value.items()) + " }"
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    return _text(value) if isinstance(value, str) else str(value)


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
