"""粘贴的文字 — what Word leaves behind in a text becomes plain paragraphs, whichever way it came in."""

import re
from html.parser import HTMLParser

_MARKUP = re.compile(r"<o:p|class=\"?Mso|<!--\[if|</(?:p|span|div|li|td)>", re.IGNORECASE)
_BLOCKS = frozenset({"p", "div", "li", "tr", "br", "ul", "ol", "table", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"style", "script", "title", "xml", "head", "del"})
_SPACES = re.compile(r"[\u00a0\u2002-\u200a\u202f]")
_UNSEEN = re.compile(r"[\u00ad\u200b-\u200d\u2060\ufeff\u0000-\u0008\u000e-\u001f]")
_BULLET = re.compile(r"^[\u2022\u25cf\u25aa\uf06c\uf0a7\uf0b7\uf0d8\uf0fc]\s*", re.MULTILINE)


class _Words(HTMLParser):
    """The words of a piece of HTML, a line for each block."""

    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: object) -> None:
        self._silent += tag in _SILENT
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in _SILENT and self._silent > 0
        self.said.append("\n" if tag in _BLOCKS else "")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.said.append(" ".join(data.split("\n")))


def clean(text: str) -> str:
    """Line ends as one sign, no signs that nobody sees, no markup of Word; the words stay as they are."""
    plain = text.replace("\r\n", "\n").replace("\r", "\n").replace("\v", "\n").replace("\f", "\n")
    if _MARKUP.search(plain):
        plain = _words_of(plain)
    plain = _BULLET.sub("", _UNSEEN.sub("", _SPACES.sub(" ", plain)))
    lines = [line.rstrip() for line in plain.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip("\n")


def _words_of(html: str) -> str:
    reader = _Words()
    reader.feed(html)
    reader.close()
    lines = (" ".join(line.split()) for line in "".join(reader.said).split("\n"))
    return "\n".join(line for line in lines if line)
