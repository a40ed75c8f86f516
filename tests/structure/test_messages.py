"""Every sentence of the interface has its Chinese text."""

from babel.messages.catalog import Catalog

from scripts import messages


def test_every_sentence_has_its_chinese_text() -> None:
    assert messages.problems() == []


def test_a_lost_placeholder_is_found() -> None:
    catalog = Catalog(locale="zh_Hans")
    catalog.add("%(unit)s replies by %(day)s", "%(unit)s答复")

    found = [fault for message in catalog if message.id for fault in messages.faults(message)]

    assert found == ["missing placeholder in the Chinese of '%(unit)s replies by %(day)s'"]


def test_a_sentence_of_a_template_is_found(tmp_path: object) -> None:
    page = messages.SOURCES / "web" / "templates"

    found = {word for file in page.rglob("*.html") for word, _ in messages.in_template(file)}

    assert all(found)


def test_plural_and_context_are_read_from_a_template(tmp_path: object) -> None:
    from pathlib import Path

    file = Path(str(tmp_path)) / "page.html"
    file.write_text(
        "{% blocktranslate count n=n %}{{ n }} case{% plural %}{{ n }} cases{% endblocktranslate %}"
        '{% translate "file" context "verb" %}{{ _("Open") }}',
        encoding="utf-8",
    )

    assert list(messages.in_template(file)) == [
        (("%(n)s case", "%(n)s cases"), None),
        ("file", "verb"),
        ("Open", None),
    ]
