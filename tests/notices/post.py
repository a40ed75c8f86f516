"""A real mail server and a real gateway on this machine, each as small as can be."""

import json
import socketserver
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from email import message_from_bytes, policy
from email.message import EmailMessage
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any

REPLIES = {
    "EHLO": "250 here",
    "HELO": "250 here",
    "MAIL": "250 fine",
    "RCPT": "250 fine",
    "RSET": "250 fine",
}


@dataclass
class Post:
    """What arrived, and how many deliveries are turned away first."""

    port: int = 0
    mails: list[EmailMessage] = field(default_factory=list)
    calls: list[dict[str, Any]] = field(default_factory=list)
    turn_away: int = 0


class _Session(socketserver.StreamRequestHandler):
    """As much of SMTP as one letter needs."""

    post: Post

    def say(self, line: str) -> None:
        self.wfile.write(line.encode() + b"\r\n")

    def handle(self) -> None:
        self.say("220 a mail server of the tests")
        for raw in self.rfile:
            verb = raw.decode().strip().upper()[:4]
            if verb == "DATA":
                self.take()
            elif verb == "QUIT":
                self.say("221 bye")
                return
            else:
                self.say(REPLIES.get(verb, "500 what?"))

    def take(self) -> None:
        self.say("354 go on")
        lines = list(iter(self.rfile.readline, b".\r\n"))
        if self.post.turn_away:
            self.post.turn_away -= 1
            self.say("451 not now")
            return
        text = b"".join(line[1:] if line.startswith(b"..") else line for line in lines)
        self.post.mails.append(message_from_bytes(text, policy=policy.default))
        self.say("250 taken")


def _http(post: Post) -> type[BaseHTTPRequestHandler]:
    class Call(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            away = post.turn_away > 0
            post.turn_away -= away
            if not away:
                headers = {key.lower(): value for key, value in self.headers.items()}
                post.calls.append({"headers": headers, "raw": body, "body": json.loads(body)})
            self.send_response(503 if away else 204)
            self.end_headers()

        def log_message(self, *args: object) -> None:
            """The tests say what they want to say themselves."""

    return Call


@contextmanager
def mail_server() -> Iterator[Post]:
    post = Post()
    with socketserver.ThreadingTCPServer(
        ("127.0.0.1", 0), type("Session", (_Session,), {"post": post})
    ) as server:
        yield from _served(server, post)


@contextmanager
def gateway() -> Iterator[Post]:
    post = Post()
    with HTTPServer(("127.0.0.1", 0), _http(post)) as server:
        yield from _served(server, post)


def _served(server: socketserver.TCPServer, post: Post) -> Iterator[Post]:
    server.daemon_threads = True  # type: ignore[attr-defined]
    post.port = server.server_address[1]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield post
    finally:
        server.shutdown()
        thread.join()
