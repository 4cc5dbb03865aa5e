"""What the settings make of the environment."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db.utils import ConnectionHandler

from g32 import environment

LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


@pytest.fixture
def folder(tmp_path):
    return tmp_path


@pytest.mark.parametrize(
    ("url", "origin", "hosts", "https"),
    [
        ("", "http://127.0.0.1:8000", LOOPBACK, False),
        ("http://localhost:9000/", "http://localhost:9000", LOOPBACK, False),
        ("http://[::1]:9000", "http://[::1]:9000", LOOPBACK, False),
        ("http://intranet", "http://intranet", ["intranet"], False),
        (
            "https://Register.Example.nl",
            "https://register.example.nl",
            ["register.example.nl"],
            True,
        ),
        ("https://r.example.nl:8443", "https://r.example.nl:8443", ["r.example.nl"], True),
    ],
)
def test_the_public_address_says_which_hosts_we_answer_to(monkeypatch, url, origin, hosts, https):
    monkeypatch.setenv("G32_URL", url)

    assert environment.public_address() == (origin, hosts, https)


@pytest.mark.parametrize(
    "url",
    [
        "register.example.nl",
        "ftp://example.nl",
        "https://",
        "https://example.nl/register",
        "https://[x",
        "https://example.nl:poort",
    ],
)
def test_an_address_that_is_none_is_refused(monkeypatch, url):
    monkeypatch.setenv("G32_URL", url)

    with pytest.raises(ImproperlyConfigured, match="G32_URL"):
        environment.public_address()


def test_several_hosts_in_one_address_reach_the_driver(monkeypatch, folder):
    monkeypatch.setenv(
        "DATABASE_URL",
        "postgres://user@/db?host=a,b&port=5432,5433&target_session_attrs=read-write",
    )

    config = environment.database(folder)

    assert (config["NAME"], config["USER"], config["HOST"]) == ("db", "user", "")
    assert config["OPTIONS"] == {
        "connect_timeout": 5,
        "host": "a,b",
        "port": "5432,5433",
        "target_session_attrs": "read-write",
    }
    assert (config["CONN_MAX_AGE"], config["CONN_HEALTH_CHECKS"]) == (600, True)


def test_without_an_address_the_database_is_a_file_in_the_data_folder(monkeypatch, folder):
    monkeypatch.setenv("DATABASE_URL", "  ")

    config = environment.database(folder)

    assert config["ENGINE"] == "django.db.backends.sqlite3"
    assert config["NAME"] == str(folder / "register.sqlite3")
    assert config["OPTIONS"]["transaction_mode"] == "IMMEDIATE"


def test_a_relative_sqlite_file_lies_beside_the_code_wherever_we_stand(monkeypatch, folder):
    monkeypatch.setenv("DATABASE_URL", "sqlite:///elsewhere/register.sqlite3")
    monkeypatch.chdir(folder)

    name = environment.database(folder)["NAME"]

    assert name == str(environment.BASE_DIR / "elsewhere/register.sqlite3")


@pytest.mark.parametrize(
    "url",
    [
        "postgres://",
        "mysql://a:geheim@b/c",
        "geheim",
        "sqlite://",
        "sqlite://:memory:",
        "postgres://a:geheim@b:poort/c",
    ],
)
def test_a_database_we_do_not_know_is_refused_without_its_password(monkeypatch, folder, url):
    monkeypatch.setenv("DATABASE_URL", url)

    with pytest.raises(ImproperlyConfigured, match=r"^DATABASE_URL") as refused:
        environment.database(folder)

    assert "geheim" not in str(refused.value)


@pytest.mark.parametrize(
    ("version", "journal"), [((3, 40, 1), "DELETE"), ((3, 51, 2), "DELETE"), ((3, 51, 3), "WAL")]
)
def test_wal_only_where_it_cannot_corrupt(monkeypatch, folder, version, journal):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    monkeypatch.setattr("sqlite3.sqlite_version_info", version)

    command = environment.database(folder)["OPTIONS"]["init_command"]

    assert command == (
        f"PRAGMA journal_mode={journal}; PRAGMA synchronous=EXTRA; PRAGMA cache_size=-4096"
    )


@pytest.mark.django_db
def test_an_open_sqlite_database_has_what_the_settings_ask(monkeypatch, folder):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    connection = ConnectionHandler({"default": environment.database(folder)})["default"]

    with connection.cursor() as cursor:
        found = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "synchronous", "cache_size")
        }
    connection.close()

    assert found == {"foreign_keys": 1, "synchronous": 3, "cache_size": -4096}


def test_a_secret_key_is_made_once_by_whoever_comes_first(monkeypatch, folder):
    monkeypatch.delenv("G32_SECRET_KEY", raising=False)
    old = os.umask(0)
    try:
        with ThreadPoolExecutor(16) as pool:
            keys = set(pool.map(environment.secret_key, [folder] * 64))
    finally:
        os.umask(old)
    path = folder / "secret_key"

    assert keys == {path.read_text().strip()}
    assert len(keys.pop()) >= environment.SECRET_LENGTH
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_secret_key_that_others_could_read_is_closed_to_them(monkeypatch, folder):
    monkeypatch.delenv("G32_SECRET_KEY", raising=False)
    path = folder / "secret_key"
    path.write_text("k" * 60)
    path.chmod(0o644)

    assert environment.secret_key(folder) == "k" * 60
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_secret_key_from_the_environment_writes_nothing(monkeypatch, folder):
    monkeypatch.setenv("G32_SECRET_KEY", "e" * 50)

    assert environment.secret_key(folder) == "e" * 50
    assert list(folder.iterdir()) == []


def test_a_short_secret_key_is_refused(monkeypatch, folder):
    monkeypatch.setenv("G32_SECRET_KEY", "kort")

    with pytest.raises(ImproperlyConfigured, match="G32_SECRET_KEY"):
        environment.secret_key(folder)


def test_a_new_data_folder_is_for_its_owner_only(monkeypatch, folder):
    monkeypatch.setenv("G32_DATA", str(folder / "a" / "b"))

    assert stat.S_IMODE(environment.data_folder().stat().st_mode) == 0o700
