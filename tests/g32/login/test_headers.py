"""What a page says to the browser about itself, and whom to tell of a weakness."""

import os
import re
import subprocess
import sys
from datetime import UTC, datetime

import pytest
from django.test import Client

from tests.factories import make_user
from tests.register import ROOT

PAGES = (
    "/admin/",
    "/admin/rapporten/cities/csv/",
    "/admin/handleiding/",
    "/admin/understand-date/?q=1",
    "/admin/nergens/",
)


@pytest.mark.django_db
@pytest.mark.parametrize("url", PAGES)
def test_nothing_of_a_page_stays_in_the_browser(url):
    client = Client()
    client.force_login(make_user(is_superuser=True))

    answer = client.get(url)
    answer.close()  # a download is open still

    assert answer.status_code in (200, 400, 404)
    assert {"no-store", "private"} <= set(re.split(", ", answer["Cache-Control"]))


@pytest.mark.django_db
def test_a_page_asks_nothing_of_the_browser_and_stands_in_no_frame():
    answer = Client().get("/admin/login/")

    assert answer["X-Frame-Options"] == "DENY"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=(), " in answer["Permissions-Policy"]
    assert "frame-ancestors 'none'" in answer["Content-Security-Policy"]


def asked(code, **env):
    """What Python prints in the settings of a register behind a proxy that ends TLS."""
    given = os.environ | {"G32_URL": "https://register.example.nl", "PYTHONWARNINGS": ""} | env
    setup = (
        "import django\nfrom django.conf import settings\n"
        "plain = 'django.contrib.staticfiles.storage.StaticFilesStorage'\n"
        "settings.STORAGES['staticfiles']['BACKEND'] = plain\n"
        "django.setup()\nfrom django.test import Client\n"
    )
    answer = subprocess.run(
        [sys.executable, "-c", setup + code],
        cwd=ROOT,
        env=given,
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()


def test_the_settings_of_production_pass_djangos_check(tmp_path):
    https = {"G32_URL": "https://register.example.nl", "DATABASE_URL": ""}
    env = os.environ | https | {"G32_DATA": str(tmp_path)}
    env.pop("DJANGO_ALLOW_ASYNC_UNSAFE")  # ours alone: see conftest
    command = [sys.executable, ROOT / "manage.py", "check", "--deploy", "--fail-level", "INFO"]

    done = subprocess.run(command, env=env, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr


def test_behind_tls_everything_is_https_and_a_form_is_taken_from_the_own_origin_only(tmp_path):
    code = """
def send(**headers):
    client = Client(enforce_csrf_checks=True, SERVER_NAME="register.example.nl",
                    HTTP_X_FORWARDED_PROTO="https")
    client.cookies["csrftoken"] = "a" * 32
    typed = {"language": "en", "csrfmiddlewaretoken": "a" * 32}
    return client.post("/i18n/setlang/", typed, **headers).status_code
own = "https://register.example.nl"
print(send(HTTP_ORIGIN=own), send(HTTP_REFERER=own + "/admin/"), send(HTTP_ORIGIN="null"), send(),
      send(HTTP_ORIGIN="https://kwaad.example"))
bare = Client(SERVER_NAME="register.example.nl")
url = "/.well-known/security.txt"
print(bare.get(url, HTTP_X_FORWARDED_PROTO="https")["Strict-Transport-Security"])
print(bare.get(url).url)
print(settings.SECOND_FACTOR_REQUIRED, settings.SESSION_COOKIE_SECURE)
"""
    assert asked(code, G32_DATA=str(tmp_path)).split("\n") == [
        "302 302 403 403 403",
        "max-age=31536000; includeSubDomains; preload",
        "https://register.example.nl/.well-known/security.txt",
        "True True",
    ]


def test_the_contact_for_weaknesses_is_served(settings):
    settings.SECURITY_CONTACT = "mailto:veilig@example.nl"
    settings.ORIGIN = "https://register.example.nl"

    answer = Client().get("/.well-known/security.txt")

    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    until = datetime.fromisoformat(fields.pop("Expires"))
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert 170 < (until - datetime.now(UTC)).days < 365
    assert fields == {
        "Contact": "mailto:veilig@example.nl",
        "Preferred-Languages": "nl, en",
        "Canonical": "https://register.example.nl/.well-known/security.txt",
    }


def test_without_a_contact_there_is_no_such_file(settings):
    settings.SECURITY_CONTACT = ""

    assert Client().get("/.well-known/security.txt").status_code == 404
