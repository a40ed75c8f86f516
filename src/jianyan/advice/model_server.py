"""本地模型服务: an optional OpenAI-compatible server of the office's own; off by default, never needed."""

import ipaddress
import json
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings

from jianyan.advice import switch
from jianyan.advice.hints import hints
from jianyan.cases.secrecy import marked
from jianyan.people.models import Office

METHOD = "model-server"
LONGEST, LARGEST = 12_000, 400_000  # signs sent, bytes taken back
TASKS = {
    "summary": "用不超过200字概括下面的建议提案,只依据原文,不补充事实,不评价。",
    "draft": "根据下面的建议提案和本单位材料,起草答复初稿,逐条回应。只用材料中的事实;材料没有的写“(待补充)”,不得编造数字、日期、文号和承诺。",
}


class Unavailable(Exception):
    """Not set up, not allowed, or no usable answer; `code` says which."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


@dataclass(frozen=True, slots=True)
class Source:
    """One text that is sent, and how it is called beside the answer."""

    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Made:
    """What the server wrote, by which model, from which sources. Kept nowhere."""

    text: str
    model: str
    sources: tuple[Source, ...]


def is_on(office: Office) -> bool:
    """Set up for the installation and not switched off by the office."""
    given = settings.MODEL_SERVER
    return bool(given.get("url") and switch.is_on(office) and office.settings.get("model", True))


def may_be_sent(sources: Sequence[Source]) -> bool:
    """Never a text with a classification mark, nor one that shows signs of a secret."""
    whole = "\n".join(one.text for one in sources)
    return not marked(whole) and not any(one.kind == "secrecy" for one in hints(whole))


def ask(task: str, sources: Sequence[Source]) -> Made:
    """One question, one answer. Unavailable where anything is not as it must be."""
    given = settings.MODEL_SERVER
    url = str(given.get("url") or "")
    if not url:
        raise Unavailable("not_set_up")
    if not is_own(url, given.get("allow", ())):
        raise Unavailable("not_own_address")
    if not may_be_sent(sources):
        raise Unavailable("may_be_secret")
    model = str(given.get("model") or "local")
    said = "\n\n".join(f"【{one.name}】\n{one.text}" for one in sources)[:LONGEST]
    body = {
        "model": model,
        "temperature": 0,
        "stream": False,
        "messages": [
            {"role": "system", "content": TASKS[task]},
            {"role": "user", "content": said},
        ],
    }
    answer = _answer(_posted(url, body, float(given.get("timeout", 60))))
    return Made(answer, model, tuple(sources))


def is_own(url: str, allowed: Sequence[str] = ()) -> bool:
    """This machine; or a private address that the setting names. Never a name that has to be
    looked up, so that nobody can turn it elsewhere."""
    try:
        parts = urlsplit(url)
        host = parts.hostname or ""
        if parts.scheme not in ("http", "https"):
            return False
        if host == "localhost":
            return True
        address = ipaddress.ip_address(host)
    except ValueError:
        return False
    return address.is_loopback or (address.is_private and host in list(allowed))


class _Stay(urllib.request.HTTPRedirectHandler):
    """A redirect would carry the text elsewhere."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


def _posted(url: str, body: dict[str, Any], timeout: float) -> bytes:
    address = url.rstrip("/").removesuffix("/v1") + "/v1/chat/completions"
    headers = {"Content-Type": "application/json"}
    if key := settings.MODEL_SERVER_KEY:
        headers["Authorization"] = f"Bearer {key}"
    request = urllib.request.Request(address, json.dumps(body).encode(), headers)  # noqa: S310  # is_own
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), _Stay())
    try:
        with opener.open(request, timeout=timeout) as answer:
            taken: bytes = answer.read(LARGEST)
            return taken
    except (OSError, ValueError) as error:
        raise Unavailable("no_answer") from error


def _answer(taken: bytes) -> str:
    try:
        text = json.loads(taken)["choices"][0]["message"]["content"]
    except (ValueError, KeyError, IndexError, TypeError) as error:
        raise Unavailable("no_answer") from error
    if not isinstance(text, str) or not text.strip() or marked(text):
        raise Unavailable("no_answer")
    return text.strip()
