"""What the environment says, read strictly.

Every variable is read here, once, before Django is set up. An empty variable counts as absent. What
is wrong is refused with `ImproperlyConfigured` and one sentence that says what to do, which
`manage.py` prints as one line.
"""

import fcntl
import gettext as gettext_module
import ipaddress
import os
import re
import secrets
import sqlite3
from email.utils import formataddr, getaddresses
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import unquote, urlsplit

import dj_database_url
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
LOCALE_DIR = BASE_DIR / "g32" / "locale"

SECRET_LENGTH = 50  # what Django's own deployment check asks for

# Django translates only once its settings are read, and these sentences are about reading them.
_ = gettext_module.translation("django", LOCALE_DIR, ["nl"], fallback=True).gettext


def variable(name: str, default: str = "") -> str:
    """The value of an environment variable, or `default` where it is absent or blank."""
    return os.environ.get(name, "").strip() or default


def data_folder() -> Path:
    """The folder in which this register lives; a new one is for its owner only."""
    folder = BASE_DIR / Path(variable("G32_DATA", "data")).expanduser()
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise ImproperlyConfigured(_unwritable(folder)) from error
    if not os.access(folder, os.R_OK | os.W_OK | os.X_OK):
        raise ImproperlyConfigured(_unwritable(folder))
    return folder


def secret_key(folder: Path) -> str:
    """The key that signs sessions: `G32_SECRET_KEY`, else the file `secret_key`, made at first use.

    The file is opened for its owner only and filled under a lock, so that two processes that start
    together end up with one key, and nobody ever reads half of one.
    """
    key = variable("G32_SECRET_KEY")
    if key:
        if len(key) < SECRET_LENGTH:
            raise ImproperlyConfigured(
                _("G32_SECRET_KEY is too short: give at least %d random characters.")
                % SECRET_LENGTH
            )
        return key
    path = folder / "secret_key"
    try:
        with os.fdopen(os.open(path, os.O_RDWR | os.O_CREAT, 0o600), "r+") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            os.fchmod(file.fileno(), 0o600)
            key = file.read().strip()
            if not key:
                key = secrets.token_urlsafe(SECRET_LENGTH)
                file.write(key + "\n")
    except OSError as error:
        raise ImproperlyConfigured(_unwritable(path)) from error
    return key


def public_address() -> tuple[str, list[str], bool]:
    """`G32_URL` taken apart: its origin, the host names we answer to, and whether it is https."""
    url = variable("G32_URL", "http://127.0.0.1:8000")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    if not host or parts.scheme not in {"http", "https"} or parts.path.strip("/"):
        raise ImproperlyConfigured(
            _("G32_URL is not an address such as https://register.example.nl: “%s”.") % url
        )
    host = f"[{host}]" if ":" in host else host
    origin = f"{parts.scheme}://{host}" + (f":{port}" if port else "")
    loopback = ["127.0.0.1", "localhost", "[::1]"]
    return origin, loopback if _is_loopback(host) else [host], parts.scheme == "https"


def is_for_this_machine(origin: str) -> bool:
    """Whether the register is reached under this address from this very machine only."""
    return _is_loopback(urlsplit(origin).hostname or "")


class Smtp(NamedTuple):
    """A mail server: where it is, who we are there, and how what we say is kept secret."""

    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


#: By scheme and query of `G32_SMTP_URL`: the port where it names none.
_SMTP_PORTS = {("smtp", ""): 587, ("smtps", ""): 465, ("smtp", "tls=no"): 25}


def smtp() -> Smtp | None:
    """The mail server that `G32_SMTP_URL` names; None where there is none.

    `smtp://user:password@host:587` speaks STARTTLS, `smtps://…:465` TLS from the first word on, and
    `smtp://localhost:25?tls=no` neither.
    """
    url = variable("G32_SMTP_URL")
    if not url:
        return None
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        host, port = None, None
    known = bool(host) and (parts.scheme, parts.query) in _SMTP_PORTS and not parts.path.strip("/")
    if not known:  # the address itself is not repeated: a password stands in it
        raise ImproperlyConfigured(
            _(
                "G32_SMTP_URL names no mail server: write smtp://user:password@host:587, "
                "smtps://user:password@host:465 or, without encryption, smtp://host:25?tls=no."
            )
        )
    return Smtp(
        host or "",
        port or _SMTP_PORTS[parts.scheme, parts.query],
        unquote(parts.username or ""),
        unquote(parts.password or ""),
        starttls=(parts.scheme, parts.query) == ("smtp", ""),
        tls=parts.scheme == "smtps",
    )


def mail_from() -> str:
    """The sender of our mail, from `G32_MAIL_FROM`; asked for wherever there is a mail server."""
    sender = variable("G32_MAIL_FROM")
    [(name, address), *more] = getaddresses([sender]) or [("", "")]
    if sender and (more or not _is_mail_address(address)):
        raise ImproperlyConfigured(
            _("G32_MAIL_FROM is not an e-mail address such as register@example.nl: “%s”.") % sender
        )
    if bool(sender) != bool(variable("G32_SMTP_URL")):
        raise ImproperlyConfigured(_("Give G32_SMTP_URL and G32_MAIL_FROM together, or neither."))
    return formataddr((name, address)) if sender else ""


def security_contact() -> str:
    """Whom `G32_SECURITY_CONTACT` names, as an address for security.txt; "" for nobody."""
    contact = variable("G32_SECURITY_CONTACT")
    if _is_mail_address(contact.removeprefix("mailto:")):
        return f"mailto:{contact.removeprefix('mailto:')}"
    if contact and not re.fullmatch(r"https://[^\s/]+\S*", contact):
        raise ImproperlyConfigured(
            _("G32_SECURITY_CONTACT is neither an e-mail address nor an https address: “%s”.")
            % contact
        )
    return contact


def owner_database(folder: Path) -> dict[str, Any] | None:
    """The database of `DATABASE_OWNER_URL` for Django: that of `DATABASE_URL`, as the owner of its
    tables. None where there is no such address.
    """
    if not variable("DATABASE_OWNER_URL"):
        return None
    return database(folder, "DATABASE_OWNER_URL")


def questions_database(folder: Path) -> dict[str, Any] | None:
    """The database of `DATABASE_QUESTIONS_URL` for Django: that of `DATABASE_URL`, as the role that
    asks questions. None where there is no such address.
    """
    if not variable("DATABASE_QUESTIONS_URL"):
        return None
    return database(folder, "DATABASE_QUESTIONS_URL")


def database(folder: Path, name_of_url: str = "DATABASE_URL") -> dict[str, Any]:
    """The database that `DATABASE_URL` names, else a SQLite file in `folder`, for Django."""
    url = variable(name_of_url)
    try:
        config: dict[str, Any] = (
            dict(dj_database_url.parse(url, conn_health_checks=True))
            if url
            else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(folder / "register.sqlite3")}
        )
    except ValueError:  # its own words would repeat the address, with the password in it
        config = {}
    name = config.get("NAME")
    engine = config.get("ENGINE", "").rpartition(".")[2]
    if engine == "sqlite3" and name and name != ":memory:":
        config["NAME"] = str(BASE_DIR / name)
        config["OPTIONS"] = _sqlite_options()
    elif engine == "postgresql" and (name or "service" in config.get("OPTIONS", {})):
        config["OPTIONS"] = {"connect_timeout": 5} | config.get("OPTIONS", {})
    else:
        raise ImproperlyConfigured(
            _(
                "%s names no database we know: write postgres://user:password@host/name "
                "or sqlite:////folder/file.sqlite3."
            )
            % name_of_url
        )
    # Connections are kept: PostgreSQL's are dear, and SQLite reads its whole schema for a new one.
    return config | {"CONN_MAX_AGE": 600}


def _sqlite_options() -> dict[str, Any]:
    # IMMEDIATE: a transaction that reads first and then writes cannot be refused half-way; others
    # wait their turn. Before 3.51.3 WAL can corrupt a file that several connections write.
    journal = "WAL" if sqlite3.sqlite_version_info >= (3, 51, 3) else "DELETE"
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,  # seconds to wait for another writer
        "init_command": (
            f"PRAGMA journal_mode={journal}; PRAGMA synchronous=EXTRA; PRAGMA cache_size=-4096"
        ),
    }


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host.strip("[]")).is_loopback
    except ValueError:
        return host == "localhost"


def _is_mail_address(text: str) -> bool:
    return bool(re.fullmatch(r"[^\s@<>,;:\"]+@[^\s@<>,;:\"]+", text))


def _unwritable(path: Path) -> str:
    return (
        _("We cannot write to %s: give yourself the right to, or name another folder in G32_DATA.")
        % path
    )
