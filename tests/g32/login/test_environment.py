"""What the settings make of the environment, for mail and for who reports a weakness."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from g32 import environment


@pytest.mark.parametrize(
    ("url", "server"),
    [
        ("", None),
        ("smtp://mail.example.nl", ("mail.example.nl", 587, "", "", True, False)),
        (
            "smtp://jan%40x.nl:ge%3Aheim@mail.example.nl:2525/",
            ("mail.example.nl", 2525, "jan@x.nl", "ge:heim", True, False),
        ),
        (
            "smtps://jan:geheim@mail.example.nl",
            ("mail.example.nl", 465, "jan", "geheim", False, True),
        ),
        ("smtp://localhost?tls=no", ("localhost", 25, "", "", False, False)),
    ],
)
def test_an_address_names_a_mail_server(monkeypatch, url, server):
    monkeypatch.setenv("G32_SMTP_URL", url)

    assert environment.smtp() == server


@pytest.mark.parametrize(
    "url",
    [
        "mail.example.nl",
        "http://geheim@mail.example.nl",
        "smtp://",
        "smtp://mail.example.nl:poort",
        "smtp://mail.example.nl/geheim",
        "smtp://geheim@mail.example.nl?tls=nee",
        "smtps://geheim@mail.example.nl?tls=no",
    ],
)
def test_an_address_of_no_mail_server_is_refused_and_not_repeated(monkeypatch, url):
    monkeypatch.setenv("G32_SMTP_URL", url)

    with pytest.raises(ImproperlyConfigured, match="G32_SMTP_URL") as refusal:
        environment.smtp()

    assert "geheim" not in str(refusal.value)


@pytest.mark.parametrize(
    ("given", "sender"),
    [
        ("", ""),
        ("register@example.nl", "register@example.nl"),
        ("Register G32 <register@example.nl>", "Register G32 <register@example.nl>"),
    ],
)
def test_mail_has_a_sender(monkeypatch, given, sender):
    monkeypatch.setenv("G32_MAIL_FROM", given)
    monkeypatch.setenv("G32_SMTP_URL", "smtp://mail.example.nl" if given else "")

    assert environment.mail_from() == sender


@pytest.mark.parametrize(
    ("url", "sender"),
    [
        ("smtp://mail.example.nl", ""),
        ("", "register@example.nl"),
        ("smtp://mail.example.nl", "geen adres"),
        ("smtp://mail.example.nl", "a@b.nl, c@d.nl"),
    ],
)
def test_mail_without_a_server_or_a_sender_is_refused(monkeypatch, url, sender):
    monkeypatch.setenv("G32_SMTP_URL", url)
    monkeypatch.setenv("G32_MAIL_FROM", sender)

    with pytest.raises(ImproperlyConfigured, match="G32_MAIL_FROM"):
        environment.mail_from()


@pytest.mark.parametrize(
    ("given", "contact"),
    [
        ("", ""),
        ("veilig@example.nl", "mailto:veilig@example.nl"),
        ("mailto:veilig@example.nl", "mailto:veilig@example.nl"),
        ("https://example.nl/veilig", "https://example.nl/veilig"),
    ],
)
def test_whom_to_tell_of_a_weakness(monkeypatch, given, contact):
    monkeypatch.setenv("G32_SECURITY_CONTACT", given)

    assert environment.security_contact() == contact


@pytest.mark.parametrize(
    "given", ["niemand", "http://example.nl", "a@b.nl\nExpires: nooit", "https://"]
)
def test_a_contact_that_is_none_is_refused(monkeypatch, given):
    monkeypatch.setenv("G32_SECURITY_CONTACT", given)

    with pytest.raises(ImproperlyConfigured, match="G32_SECURITY_CONTACT"):
        environment.security_contact()


@pytest.mark.parametrize(
    ("origin", "is_ours_alone"),
    [
        ("http://127.0.0.1:8000", True),
        ("http://localhost", True),
        ("http://[::1]:8000", True),
        ("https://register.example.nl", False),
        ("http://register.localhost", False),
        ("http://10.0.0.1", False),
    ],
)
def test_the_address_tells_whether_anybody_else_reaches_us(origin, is_ours_alone):
    assert environment.is_for_this_machine(origin) is is_ours_alone
