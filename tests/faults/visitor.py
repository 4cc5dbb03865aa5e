"""Somebody who works in the real register, over HTTP: reads pages, fills in forms, sends them."""

import http.client
import urllib.parse
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookies import SimpleCookie

from tests.register import Register


@dataclass
class Answer:
    """What came back, whole."""

    status: int
    headers: http.client.HTTPMessage
    text: str


@dataclass
class Visitor:
    """A visit of the first user, with the cookies of its own browser. Follows no redirect.

    What breaks off raises OSError or HTTPException: then nobody knows whether it was done.
    """

    register: Register
    cookies: SimpleCookie = field(default_factory=SimpleCookie)

    def get(self, path: str) -> Answer:
        return self._ask("GET", path)

    def post(self, path: str, **values: str) -> Answer:
        """Send the form of a page as a browser does, with `values` typed into it. Where the page
        itself is refused, that is the answer.
        """
        page = self.get(path)
        return self.send(path, fields(page.text) | values) if page.status == 200 else page

    def filled(self, path: str, **values: str) -> dict[str, str]:
        """What the form of a page sends, with `values` typed into it."""
        page = self.get(path)
        assert page.status == 200, f"{path}: {page.status}"
        return fields(page.text) | values

    def send(self, path: str, values: dict[str, str]) -> Answer:
        return self._ask("POST", path, urllib.parse.urlencode(values))

    def log_in(self) -> Answer:
        who = {"username": self.register.username, "password": self.register.password}
        return self.post("/admin/login/", **who)

    def _ask(self, method: str, path: str, body: str | None = None) -> Answer:
        connection = http.client.HTTPConnection("127.0.0.1", self.register.port, timeout=60)
        sent = {"Cookie": "; ".join(f"{n}={c.value}" for n, c in self.cookies.items())}
        if body is not None:
            sent["Content-Type"] = "application/x-www-form-urlencoded"
        try:
            connection.request(method, path, body, sent)
            response = connection.getresponse()
            text = response.read().decode()
        finally:
            connection.close()
        for cookie in response.headers.get_all("Set-Cookie", []):
            self.cookies.load(cookie)
        return Answer(response.status, response.headers, text)


def fields(page: str) -> dict[str, str]:
    """The fields of the page's own form, as a browser would send them untouched."""
    reader = _Fields()
    reader.feed(page)
    return reader.found


class _Fields(HTMLParser):
    """Reads the fields of every form but those that log out or choose a language."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, str] = {}
        self.inside = False
        self.choosing = self.typing = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        name = said.get("name", "")
        if tag == "form":
            self.inside = said.get("method") == "post" and said.get("id") not in {
                "logout-form",
                "language-form",
            }
        elif not self.inside or "__prefix__" in name:
            return
        elif tag == "input" and name and said.get("type") not in {"submit", "file", "button"}:
            if said.get("type") not in {"checkbox", "radio"} or "checked" in said:
                self.found[name] = said.get("value", "")
        elif tag == "textarea":
            self.typing, self.found[name] = name, ""
        elif tag == "select":
            self.choosing, self.found[name] = name, ""
        elif tag == "option" and self.choosing and "selected" in said:
            self.found[self.choosing] = said.get("value", "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.inside = False
        elif tag == "textarea":
            self.typing = ""
        elif tag == "select":
            self.choosing = ""

    def handle_data(self, data: str) -> None:
        if self.typing:
            self.found[self.typing] += data.removeprefix("\n")
