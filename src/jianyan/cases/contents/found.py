"""查验所得 — what looking into a file found: what it is, and the words in it that can be read."""

from dataclasses import dataclass

# how programs and scripts begin: Windows, Linux, macOS, Java, scripts
PROGRAMS = (
    b"MZ", b"\x7fELF", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe", b"#!",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Found:
    """The kind of a file, and its readable words for the check of classification marks."""

    media: str
    ending: str
    texts: tuple[str, ...] = ()
