"""邮件 — a letter from the mail: who sent it, what it says, and what was attached to it."""

import email
import email.policy
import html
import re
from dataclasses import dataclass
from email.message import EmailMessage, MIMEPart
from email.utils import parseaddr

from jianyan.exchange.documents.parts import Unreadable

WEB_SILENT = re.compile(r"<(style|script|title)\b.*?</\1>", re.I | re.S)
WEB_BREAK = re.compile(r"</(?:p|div|li|tr|h\d)>|<br\s*/?>", re.I)
WEB_TAG = re.compile(r"<[a-zA-Z/!][^<>]*>")
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
