"""Getting a password by a link: mailed to who lost it, or given to who is invited."""

import re
import threading
from datetime import timedelta

import pytest
from django.contrib.auth.tokens import default_token_generator
from django.core.cache import cache
from django.test import Client
from django.utils.translation import gettext

from g32.login import invitation_link, send_invitation
from g32.login.passwords import LostPassword
from tests.codes import make_app
from tests.factories import make_user
from tests.mailbox import mailbox

PASSWORD = "een heel nieuw wachtwoord"

pytestmark = pytest.mark.django_db


@pytest.fixture
def box(settings, monkeypatch):
    """A register that can send mail, and the mail it sends."""
    with mailbox() as box:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", box.port
        settings.DEFAULT_FROM_EMAIL = "register@example.nl"
        settings.ORIGIN = "https://register.example.nl"
        settings.MAIL_CONFIGURED = True
        monkeypatch.setattr(LostPassword, "extra_context", {"mail_configured": True})
        cache.clear()
        yield box


@pytest.fixture
def user():
    user = make_user(username="jansen", email="Jansen@example.nl")
    user.set_password("het oude wachtwoord")
    user.save()
    return user


def path_in(text):
    return re.search(r"https://register\.example\.nl(/wachtwoord/\S+)", text)[1]


def choose(path, password=PASSWORD, client=None):
    """Follow a link and choose a password; gives the answer to that."""
    client = client or Client()
    form = client.get(path, follow=True)
    typed = {"new_password1": password, "new_password2": password}
    return client.post(form.request["PATH_INFO"], typed)


def gets_in(password, name="jansen"):
    typed = {"username": name, "password": password}
    return Client().post("/admin/login/", typed).status_code == 302


def test_a_mail_in_dutch_leads_to_a_new_password(box, user):
    answer = Client(SERVER_NAME="localhost").post("/wachtwoord/", {"email": "jansen@example.nl"})

    [mail] = box.wait_for(1)
    text = mail.get_content()
    assert answer.url == "/admin/login/"
    assert (mail["To"], mail["From"]) == ("Jansen@example.nl", "register@example.nl")
    assert mail["Subject"] == gettext("A new password for the register of the G32")
    assert "localhost" not in text
    assert choose(path_in(text)).url == "/admin/login/"
    assert gets_in(PASSWORD)


def test_nobody_learns_who_has_an_address(box, user):
    pages = []
    for address in ("jansen@example.nl", "niemand@example.nl"):
        answer = Client().post("/wachtwoord/", {"email": address}, follow=True)
        [said] = answer.context["messages"]
        pages.append((answer.status_code, answer.redirect_chain, str(said)))

    assert pages[0] == pages[1]
    assert [mail["To"] for mail in box.wait_for(1)] == ["Jansen@example.nl"]


def test_who_asks_often_gets_one_mail(box, user):
    for _time in range(5):
        Client().post("/wachtwoord/", {"email": "jansen@example.nl"})
    other = make_user(email="pietersen@example.nl")
    other.set_password("iets")
    other.save()
    Client().post("/wachtwoord/", {"email": "pietersen@example.nl"})

    addresses = [mail["To"] for mail in box.wait_for(2)]
    assert sorted(addresses) == ["Jansen@example.nl", "pietersen@example.nl"]


def test_a_link_works_once(box, user):
    path = invitation_link(user).removeprefix("https://register.example.nl")
    choose(path)

    again = Client().get(path)

    assert again.context["validlink"] is False
    assert gets_in(PASSWORD)


def test_a_link_works_three_days(box, user, monkeypatch):
    path = invitation_link(user).removeprefix("https://register.example.nl")
    now = default_token_generator._now

    for days, valid in ((2.9, True), (3.1, False)):
        then = now() + timedelta(days=days)
        monkeypatch.setattr(default_token_generator, "_now", lambda then=then: then)
        assert Client().get(path, follow=True).context["validlink"] is valid


def test_who_is_invited_chooses_a_password_without_any_mail(settings):
    settings.ORIGIN = "https://register.example.nl"
    invited = make_user(username="nieuw")
    invited.set_unusable_password()
    invited.save()

    choose(path_in(invitation_link(invited)))

    assert gets_in(PASSWORD, "nieuw")


def test_an_invitation_can_be_mailed(box):
    invited = make_user(username="nieuw", email="nieuw@example.nl")

    send_invitation(invited)

    [mail] = box.wait_for(1)
    assert mail["To"] == "nieuw@example.nl"
    assert path_in(mail.get_content())


def test_a_bad_password_is_refused_in_words(box, user):
    answer = choose(path_in(invitation_link(user)), "kort")

    assert answer.status_code == 200
    assert answer.context["form"].errors["new_password2"]
    assert not gets_in("kort")


def test_a_new_password_ends_the_refusal(box, user):
    for _attempt in range(10):
        gets_in("verkeerd")
    assert not gets_in("het oude wachtwoord")

    choose(path_in(invitation_link(user)))

    assert gets_in(PASSWORD)


def test_a_new_password_does_not_spare_the_second_step(box, user):
    make_app(user)
    client = Client()
    choose(path_in(invitation_link(user)), client=client)

    client.post("/admin/login/", {"username": "jansen", "password": PASSWORD})

    assert client.get("/admin/").url.startswith("/admin/account/code/")


def test_a_mail_server_that_is_gone_keeps_nobody_from_an_answer(box, user, settings, caplog):
    settings.EMAIL_PORT = 1

    answer = Client().post("/wachtwoord/", {"email": "jansen@example.nl"})

    for thread in threading.enumerate():
        if "_deliver" in thread.name:
            thread.join()
    assert answer.status_code == 302
    assert "G32_SMTP_URL" in caplog.text


def test_without_a_mail_server_the_pages_say_whom_to_ask(user):
    login, lost = Client().get("/admin/login/"), Client().get("/wachtwoord/")

    for page in (login, lost):
        assert 'type="email"' not in page.content.decode()
        assert "mail" in page.content.decode()
    assert Client().post("/wachtwoord/", {"email": user.email}).status_code == 302


@pytest.mark.parametrize(
    "typed", ["", "geen adres", "\0@x.nl", "a" * 10_000 + "@x.nl", "x@x.nl\nBcc: y@y.nl"]
)
def test_what_is_no_address_is_refused_in_words(box, typed):
    answer = Client().post("/wachtwoord/", {"email": typed})

    assert answer.status_code == 200
    assert answer.context["form"].errors["email"]


@pytest.mark.parametrize(
    "path", ["MQ/onzin", "%00/%00", "x" * 3000 + "/y", "OTk5OTk5OTk5OTk5OTk5OTk5OTk5OTk5/abc-def"]
)
def test_a_link_that_is_none_is_refused_in_words(path):
    answer = Client().get(f"/wachtwoord/{path}/")

    assert answer.status_code in (200, 404)


@pytest.mark.parametrize("page", ["", "done/"])
def test_the_pages_of_the_own_password_lead_where_every_page_leads(admin_client, page):
    shown = admin_client.get(f"/admin/password_change/{page}").text

    for address in ("/admin/rapporten/", "/admin/handleiding/", "/admin/account/"):
        assert f'<a href="{address}">' in shown.partition('id="main"')[0]
    assert shown.count('id="logout-form"') == 1
