"""A program that reads the register."""

from django.test import Client

from g32.models import Token
from g32.rights import Role
from g32.tokens import issue
from tests.factories import make_user


class Program:
    """Asks with the token of a user; without one of a new reader."""

    def __init__(self, user=None):
        self.user = user or make_user(Role.READER)
        self.token, self.secret = issue(self.user, Token.Purpose.API, "Website")
        self.client = Client(raise_request_exception=False)

    def get(self, path="", given=None, **headers):
        headers = {"authorization": f"Bearer {self.secret}"} | headers
        return self.client.get(f"/api/v1/{path}", given, headers=headers)

    def told(self, path="", given=None):
        """What is answered, which must be what was asked."""
        response = self.get(path, given)
        assert response.status_code == 200, response.content
        return response.json()


def problem(response):
    """The problem document, which must be whole."""
    told = response.json()
    assert response.headers["Content-Type"] == "application/problem+json"
    assert told["status"] == response.status_code
    assert {"type", "title", "detail", "instance"} < told.keys()
    assert all(told[name] for name in ("type", "title", "detail", "instance"))
    return told
