"""词条 — collects the sentences to translate, holds the Chinese texts complete, compiles them.

Babel does the work, so no GNU gettext program is needed. `extract` merges what the code says into
locale/, `compile` writes the .mo files that Django reads, `check` names every sentence without a
Chinese text, every doubtful one, and every placeholder that went missing.
"""

import ast
import re
import sys
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
SOURCES = ROOT / "src" / "jianyan"
LOCALE = SOURCES / "locale"
LOCALES = ("zh_Hans",)
ONE, PLURAL, CONTEXT, CONTEXT_PLURAL = None, (1, 2), ((1, "c"), 2), ((1, "c"), 2, 3)
KEYWORDS = {
    "_": ONE,
    "gettext": ONE,
    "gettext_lazy": ONE,
    "gettext_noop": ONE,
    "ngettext": PLURAL,
    "ngettext_lazy": PLURAL,
    "pgettext": CONTEXT,
    "pgettext_lazy": CONTEXT,
    "npgettext": CONTEXT_PLURAL,
    "npgettext_lazy": CONTEXT_PLURAL,
}
HEADER = "# Jianyan 建言: the sentences of the interface. Made by `make messages`; fill in msgstr."
LITERAL = r"""u?(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*')"""
CALL = re.compile(rf"\b(_|n?p?gettext)\(((?:\s*{LITERAL}\s*,?)+)", re.DOTALL)
HAN = "一-鿿《》“”（）"
BETWEEN = re.compile(rf"(?:(?<=[{HAN})])|(?<=\)[sd]))[,:;?!] ?|[,:;?!] ?(?=[{HAN}])")
PRINTED = dict(zip(",:;?!", "，：；？！", strict=True))
PLACEHOLDER = re.compile(r"%\(\w+\)|(?<!%)%[sd]|\{\w*\}")


def in_python(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    with file.open("rb") as source:
        for _line, found, _comments, context in extract("python", source, keywords=KEYWORDS):
            yield found, context


def in_template(file: Path) -> Iterator[tuple[str | tuple[str, ...], str | None]]:
    """Django turns a template into gettext calls; only these calls are read."""
    for call in CALL.finditer(templatize(file.read_text(encoding="utf-8"), str(file))):
        words = [ast.literal_eval(word) for word in re.findall(LITERAL, call[2], re.DOTALL)]
        context = words.pop(0) if "p" in call[1] else None
        yield (tuple(words[:2]) if "n" in call[1].removesuffix("gettext") else words[0]), context


def collected() -> Catalog:
    """Every sentence of the code and the templates."""
    catalog = Catalog(fuzzy=False)
    for file in sorted(SOURCES.rglob("*.py")):
        for found, context in in_python(file):
            catalog.add(found, context=context)
    for file in sorted([*SOURCES.rglob("*.html"), *SOURCES.rglob("templates/**/*.txt")]):
        for found, context in in_template(file):
            catalog.add(found, context=context)
    return catalog


def po_file(locale: str) -> Path:
    return LOCALE / locale / "LC_MESSAGES" / "django.po"


def stored(locale: str) -> Catalog:
    file = po_file(locale)
    if not file.exists():
        return Catalog(locale=locale, fuzzy=False)
    with file.open("rb") as source:
        return read_po(source, locale=locale)


def written(catalog: Catalog) -> bytes:
    """The catalogue as text that depends on nothing but its sentences."""
    out = BytesIO()
    write_po(
        out,
        catalog,
        width=0,
        no_location=True,
        sort_output=True,
        omit_header=True,
        ignore_obsolete=True,
    )
    plural = f"nplurals={catalog.num_plurals}; plural={catalog.plural_expr};"
    header = [
        HEADER,
        'msgid ""',
        'msgstr ""',
        f'"Language: {catalog.locale}\\n"',
        '"MIME-Version: 1.0\\n"',
        '"Content-Type: text/plain; charset=utf-8\\n"',
        '"Content-Transfer-Encoding: 8bit\\n"',
        f'"Plural-Forms: {plural}\\n"',
    ]
    return "\n".join([*header, "", ""]).encode() + out.getvalue().lstrip(b"\n")


def printed(text: str) -> str:
    """The signs between Chinese words as an official text has them (GB/T 15834), not the keyboard's."""
    words = re.sub(r"%\(\w+\)[sd]", "", text)
    if re.search("[A-Za-z]", words) and not re.search(f"[{HAN}]", text):
        return text
    return BETWEEN.sub(lambda sign: PRINTED[sign[0][0]], text)


def in_print(string: str | Sequence[str]) -> str | tuple[str, ...]:
    return printed(string) if isinstance(string, str) else tuple(map(printed, string))


def merged(locale: str) -> bytes:
    """What locale/ should hold: today's sentences, with the texts there are."""
    catalog = stored(locale)
    catalog.update(collected(), no_fuzzy_matching=True)
    for message in catalog:
        if message.id and message.string:
            message.string = in_print(message.string)
    return written(catalog)


def extract_all() -> int:
    for locale in LOCALES:
        file = po_file(locale)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(merged(locale))
    return 0


def compile_all() -> int:
    """Write the .mo files that are older than their .po file or missing."""
    for locale in LOCALES:
        source = po_file(locale)
        target = source.with_suffix(".mo")
        if not source.exists():
            continue
        out = BytesIO()
        write_mo(out, stored(locale))
        if not target.exists() or target.read_bytes() != out.getvalue():
            target.write_bytes(out.getvalue())
    return 0


def texts(message: Message) -> list[str]:
    found = message.string
    return list(found) if isinstance(found, tuple | list) else [str(found)]


def faults(message: Message) -> Iterator[str]:
    ids = message.id if isinstance(message.id, tuple | list) else [message.id]
    wanted = {hit.group(0) for word in ids for hit in PLACEHOLDER.finditer(word)}
    if message.fuzzy:
        yield f"doubtful (fuzzy): {ids[0]!r}"
    for text in texts(message):
        if not text.strip():
            yield f"no Chinese text: {ids[0]!r}"
        elif {hit.group(0) for hit in PLACEHOLDER.finditer(text)} - wanted:
            yield f"unknown placeholder in the Chinese of {ids[0]!r}"
        elif wanted - {hit.group(0) for hit in PLACEHOLDER.finditer(text)} - {"%(count)"}:
            yield f"missing placeholder in the Chinese of {ids[0]!r}"


def problems() -> list[str]:
    """Everything that keeps the translations from being complete, one sentence each."""
    found = []
    for locale in LOCALES:
        if not po_file(locale).exists():
            found.append(f"{po_file(locale).relative_to(ROOT)} is missing: run `make messages`")
        elif po_file(locale).read_bytes() != merged(locale):
            found.append(f"{po_file(locale).relative_to(ROOT)} is stale: run `make messages`")
        for message in stored(locale):
            if message.id:
                found += faults(message)
    return found


def check() -> int:
    found = problems()
    print("\n".join(found) or "Every sentence has its Chinese text.")
    return 1 if found else 0


VERBS = {"extract": extract_all, "compile": compile_all, "check": check}

if __name__ == "__main__":
    if len(sys.argv) != 2 or sys.argv[1] not in VERBS:
        sys.exit("usage: messages.py extract | compile | check")
    sys.exit(VERBS[sys.argv[1]]())
