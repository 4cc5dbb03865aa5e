"""A visitor of a register that runs, without a browser: forms are filled in and sent."""

import http.cookiejar
import re
import urllib.parse
import urllib.request

from tests.register import Register

_INPUT = re.compile(r"<input\b[^>]*>")


class Surfer:
    """Somebody with cookies."""

    def __init__(self, register: Register) -> None:
        self.register = register
        cookies = urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar())
        self._opener = urllib.request.build_opener(cookies)

    def get(self, path: str) -> str:
        """The page at the path."""
        with self._opener.open(self.register.url + path, timeout=60) as page:
            return page.read().decode()

    def submit(self, path: str, **typed: str) -> str:
        """Send the form at the path, with what is hidden in it; gives where that led to."""
        hidden = {}
        for tag in _INPUT.findall(self.get(path)):
            found = dict(re.findall(r'\b(type|name|value)="([^"]*)"', tag))
            if found.get("type") == "hidden" and "name" in found:
                hidden[found["name"]] = found.get("value", "")
        request = urllib.request.Request(
            self.register.url + path,
            urllib.parse.urlencode(hidden | typed).encode(),
            {"Referer": self.register.url + path},
        )
        with self._opener.open(request, timeout=60) as page:
            return page.url.removeprefix(self.register.url)

    def log_in(self) -> None:
        """As the first user."""
        said = {"username": self.register.username, "password": self.register.password}
        assert self.submit("/admin/login/?next=/admin/", **said) == "/admin/"
