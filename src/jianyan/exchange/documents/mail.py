"""邮件 — a letter from the mail: who sent it, what it says, and what was attached to it."""

import email
import email.policy
import html
import re
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from jianyan.advice import points
from jianyan.exchange.documents.parts import Unreadable
from jianyan.exchange.form import CLEAR_TITLE
from jianyan.search.segmentation import simplified

WEB_SILENT = re.compile(r"<(style|script|title)\b.*?</\1>", re.I | re.S)
WEB_BREAK = re.compile(r"</(?:p|div|li|tr|h\d)>|<br\s*/?>", re.I)
WEB_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
SIGNED_BY_PROGRAM = re.compile(
    r"^(?:-- ?|发自我的.*|发自.{1,16}(?:邮箱|客户端)|Sent from my .*)$", re.M
)
ANSWERED = re.compile(r"^(?:(?:re|fw|fwd|转发|回复|转|答复)\s*[:：]\s*)+", re.I)
SALUTATION = re.compile(
    r"(?:尊敬的)?.{0,16}(?:委|办|室|会|局|处|科|同志|领导|老师|主任)[:：]|.{0,12}(?:您好|你好)[!！。,，:：]?"
)
SHORT = 80  # signs; fewer only say that something is attached
NAMELESS = {"application/pdf": "pdf", "image/jpeg": "jpg", "image/png": "png", "message/rfc822": "eml"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Letter:
    """A mail: subject, sender, text, and its attachments by name."""

    subject: str
    sender: str
    address: str
    text: str
    attached: tuple[tuple[str, bytes], ...]


def read(name: str, data: bytes) -> Letter:
    try:
        message = email.message_from_bytes(data, policy=email.policy.default)
        sender, address = parseaddr(str(message.get("from", "")))
        return Letter(
            str(message.get("subject", "")).strip(),
            sender,
            address,
            _body(message),
            tuple(_attached(message)),
        )
    except (ValueError, LookupError, AssertionError, TypeError, KeyError, IndexError) as error:
        raise Unreadable("document_damaged", file=name) from error


def _body(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    text = _decoded(body)
    return _without_marks(text) if body.get_content_type() == "text/html" else text


def title(letter: Letter) -> str:
    """The subject, where it can only be the title of a paper."""
    bare = ANSWERED.sub("", letter.subject)
    return bare if CLEAR_TITLE.match(simplified(bare)) else ""


def is_paper(letter: Letter) -> bool:
    """Whether the letter says itself what is proposed, and does not only bring it."""
    if not is_long(letter):
        return False
    text = simplified(_words(letter))
    titled = any(CLEAR_TITLE.match(line) for line in text.splitlines())
    return bool(title(letter)) or titled or points.split(text).advice_start is not None


def is_long(letter: Letter) -> bool:
    return len("".join(_words(letter).split())) > SHORT


def _words(letter: Letter) -> str:
    """The text without what programs write below it."""
    return SIGNED_BY_PROGRAM.split("\n".join(letter.text.splitlines()), maxsplit=1)[0]


def lines(letter: Letter) -> list[str]:
    """The text below its title, without the salutation."""
    found = [line.strip() for line in _words(letter).split("\n") if line.strip()]
    while found and SALUTATION.fullmatch(found[0]):
        found.pop(0)
    titled = title(letter)
    if titled and not any(CLEAR_TITLE.match(simplified(line)) for line in found):
        return [titled, *found]
    return found


def _without_marks(text: str) -> str:
    bare = WEB_TAG.sub("", WEB_BREAK.sub("\n", WEB_SILENT.sub("", text)))
    lines = html.unescape(bare).splitlines()
    return "\n".join(line.strip(" \xa0\t") for line in lines if line.strip())


def _decoded(part: MIMEPart) -> str:
    """The text of a part; a wrong or missing charset is nearly always GB18030 or UTF-8."""
    payload = part.get_payload(decode=True)
    raw = payload if isinstance(payload, bytes) else b""
    for charset in (part.get_content_charset() or "utf-8", "utf-8", "gb18030"):
        try:
            return raw.decode("gb18030" if charset.lower() in ("gb2312", "gbk") else charset)
        except (UnicodeDecodeError, LookupError):
            continue
    return raw.decode("gb18030", "replace")


def _attached(message: EmailMessage) -> list[tuple[str, bytes]]:
    """Attachments in their order; pictures that only adorn the text are none."""
    found: list[tuple[str, bytes]] = []
    for part in message.iter_attachments():
        kind = part.get_content_type()
        name = part.get_filename() or f"{len(found) + 1}.{NAMELESS.get(kind, 'bin')}"
        if part.get("content-id") and part.get_content_disposition() == "inline":
            continue
        if kind == "message/rfc822":
            inner = part.get_payload(0)
            body = inner.as_bytes() if isinstance(inner, EmailMessage) else b""
            name = name if name.endswith(".eml") else f"{name}.eml"
        else:
            payload = part.get_payload(decode=True)
            body = payload if isinstance(payload, bytes) else b""
        found.append((name.replace("/", "_"), body))
    return found
