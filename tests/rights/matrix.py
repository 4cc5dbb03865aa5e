"""Who gets what at every address of the register: the table that the walk is held against.

It is written down here once more, apart from the code, so that a mistake there shows. An address
that stands in no table makes the walk fail.
"""

from dataclasses import dataclass

from django.contrib import admin
from django.contrib.auth.models import User
from django.urls import URLPattern, get_resolver

from g32.models import Export, HistoryEntry
from meetings.models import Attendance
from network.models import (
    Administrator,
    Appointment,
    Body,
    City,
    Office,
    Organisation,
    Person,
    Seat,
)

ANONYMOUS, INACTIVE, NOBODY = "anonymous", "inactive", "without a role"
READER, COORDINATOR, MANAGER = "reader", "coordinator", "manager"
RESEARCHER = "researcher"
SECRETARIAT, EVERYTHING = "secretariat", "superuser"
#: Who may not even enter, who may enter, and who reads the register.
OUTSIDE = {ANONYMOUS, INACTIVE}
INSIDE = {NOBODY, READER, COORDINATOR, RESEARCHER, MANAGER, SECRETARIAT, EVERYTHING}
READERS = {READER, COORDINATOR, RESEARCHER, SECRETARIAT, EVERYTHING}
EDITORS = {SECRETARIAT, EVERYTHING}
#: Who writes a statement in SQL; one that somebody else keeps is changed by the secretariat alone.
ASKERS = {RESEARCHER, SECRETARIAT, EVERYTHING}
ROLES = (*sorted(OUTSIDE), *sorted(INSIDE))

#: What a coordinator edits, where it is of the own city.
COORDINATED = {Person, Administrator, Office, Appointment, Attendance}

#: What an address answers: a page (or where it leads on), the login page, a refusal, nothing there.
YES, LOGIN, NO, NOTHING = "yes", "login", "no", "nothing"


#: What stands in the address of a page that is not about one record.
ARGUMENTS = {
    "changelist": [],
    "add": [],
    "export": [],
    "download": ["csv"],
    "import": [],
    "template": ["xlsx"],
    "upload": ["0" * 32],
}

#: What is recorded of a kind of record that is not confirmed; it is told before it is written.
RECORDED = {
    Seat: "appoint",
    City: "turnover",
    Person: "merge",
    Administrator: "merge",
}


def arguments(model, page: str, record) -> list:
    """What stands in the address of a page of a model. Of what can be recorded, one each: that is
    confirmed in one go, or renamed, if such records can be.
    """
    if page in ARGUMENTS:
        return ARGUMENTS[page]
    if page == "addressfile":
        return [record.pk, "vcf"]
    if page != "act":
        return [record.pk]
    renamed = issubclass(model, (Body, Organisation))
    return [record.pk, RECORDED.get(model, "rename" if renamed else "confirm")]


@dataclass(frozen=True)
class Rights:
    """Who may look at a kind of record, add one, change one and delete one of another city."""

    view: frozenset[str]
    add: frozenset[str]
    change: frozenset[str]
    delete: frozenset[str]


def rights(model) -> Rights:
    """The rights on a kind of record."""
    if model is User:
        managers = frozenset({MANAGER, EVERYTHING})
        return Rights(managers, managers, managers, frozenset())
    if model is Export:
        seen = frozenset({SECRETARIAT, MANAGER, EVERYTHING})
        return Rights(seen, frozenset(), frozenset(), frozenset())
    if model is HistoryEntry:
        return Rights(frozenset(READERS | {MANAGER}), frozenset(), frozenset(), frozenset())
    adds = frozenset(EDITORS | ({COORDINATOR} if model in COORDINATED else set()))
    return Rights(frozenset(READERS), adds, frozenset(EDITORS), frozenset(EDITORS))


def of_model(model, page: str, *, own: bool) -> tuple[frozenset[str], ...]:
    """Who is answered on GET and on POST at a page of a model, and who may write there.

    `own`: whether the record is of the city that the coordinator is bound to.
    """
    may = rights(model)
    extra = {COORDINATOR} if own and model in COORDINATED else set()
    secretariat = frozenset(EDITORS)
    privy = secretariat | {COORDINATOR}
    # Who may appoint somebody may do so from the page of any seat.
    records = may.change | extra | ({COORDINATOR} if model is Seat else set())
    return {
        "changed": (records, records, frozenset()),
        "act": (records, records, frozenset() if model in RECORDED else records),
        "forget": (secretariat, secretariat, secretariat),
        "disclose": (secretariat, secretariat, frozenset()),
        "viewings": (secretariat, secretariat, frozenset()),
        "addresses": (privy, privy, frozenset()),
        "addressfile": (privy, privy, frozenset()),
        "export": (may.view, may.view, frozenset()),
        "download": (may.view, may.view, frozenset()),
        "import": (may.add, may.add, frozenset()),
        "template": (may.add, may.add, frozenset()),
        "upload": (may.add, may.add, frozenset()),
        "changelist": (may.view, may.view, may.delete | extra),
        "page": (may.view, may.view, frozenset()),
        "history": (may.view, may.view, frozenset()),
        "add": (may.add, may.add, may.add),
        "change": (may.view, may.change | extra, may.change | extra),
        "delete": (may.delete | extra, may.delete | extra, may.delete | extra),
    }[page]


def special(model) -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """The pages of a model that follow rules of their own."""
    return {HistoryEntry: of_entry, User: of_user}.get(model, dict)()


def of_user() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """What is done to a user: nobody asks it by GET, and only managers by POST."""
    posts = _roles(LOGIN, NOTHING) | dict.fromkeys((MANAGER, EVERYTHING), YES)
    nothing = _roles(LOGIN, NOTHING)  # which token is revoked stands in what is sent
    return {
        **dict.fromkeys(("link", "device"), (_roles(LOGIN, NO), posts)),
        "revoke": (_roles(LOGIN, NO), nothing),
    }


def of_entry() -> dict[str, tuple[dict[str, str], dict[str, str]]]:
    """What the pages about an entry of history answer on GET and on POST; nobody writes by them
    unasked. Who sees nothing of the record it is about, gets nothing; and which record "restore"
    is to put back stands in the rest of the address.
    """
    seen = _roles(LOGIN, NO) | dict.fromkeys(READERS, YES) | {MANAGER: NOTHING}
    nothing = _roles(LOGIN, NO) | dict.fromkeys(READERS | {MANAGER}, NOTHING)
    return {
        "change": (seen, _roles(LOGIN, NO)),
        "undo": (seen, seen),
        "restore": (nothing, nothing),
    }


def _roles(outside: str, inside: str) -> dict[str, str]:
    return dict.fromkeys(OUTSIDE, outside) | dict.fromkeys(INSIDE, inside)


_READ = _roles(LOGIN, NO) | dict.fromkeys(READERS, YES)
_ENTER, _NEVER, _ANYBODY = _roles(LOGIN, YES), _roles(LOGIN, NO), _roles(YES, YES)
_ONLY_READ = _roles(NO, NO)
_NOT_THERE = _roles(LOGIN, NOTHING)
_CONTENTS = _NOT_THERE | dict.fromkeys(READERS, YES)
_WRITE = _roles(LOGIN, NO) | dict.fromkeys(ASKERS, YES)
_EDIT = _roles(LOGIN, NO) | dict.fromkeys(EDITORS, YES)
#: A question that came with the register.
QUESTION = "admin/vragen/vraag/proef/"
_COMPLETE = "admin/autocomplete/?app_label=network&model_name=office&field_name=city&term="

#: Every other address, by the name of its pattern: an example, and what it answers to each role on
#: GET and on POST.
OTHERS: dict[str, tuple[str, dict[str, str], dict[str, str]]] = {
    "": ("", _ANYBODY, _ANYBODY),
    "favicon.ico": ("favicon.ico", _ANYBODY, _ANYBODY),
    "set_language": ("i18n/setlang/", _ANYBODY, _ANYBODY),
    "security_txt": (".well-known/security.txt", _roles(NOTHING, NOTHING), _roles(NO, NO)),
    "password_reset": ("wachtwoord/", _ANYBODY, _ANYBODY),
    "password_reset_confirm": ("wachtwoord/MQ/geen-sleutel/", _ANYBODY, _ANYBODY),
    "understand_date": ("admin/understand-date/?q=2014", _roles(NO, YES), _roles(NO, NO)),
    "admin:search": ("admin/search/?q=stad", _READ, _READ),
    "admin:reports": ("admin/rapporten/", _READ, _READ),
    "admin:report": ("admin/rapporten/cities/", _READ, _READ),
    "admin:report_download": ("admin/rapporten/cities/csv/", _READ, _READ),
    "admin:questions": ("admin/vragen/", _READ, _NEVER),
    "admin:question": (QUESTION, _READ, _NEVER),
    "admin:question_download": (f"{QUESTION}als/csv/", _READ, _NEVER),
    "admin:question_new": ("admin/vragen/nieuw/", _WRITE, _WRITE),
    "admin:question_change": (f"{QUESTION}wijzigen/", _EDIT, _EDIT),
    "admin:question_delete": (f"{QUESTION}verwijderen/", _EDIT, _EDIT),
    "admin:subscribe": ("admin/abonneren/?van=network", _READ, _READ),
    "api_popolo": ("api/v1/popolo.json", _READ, _ONLY_READ),
    "calendar": ("agenda/geheim.ics", _roles(NOTHING, NOTHING), _roles(NO, NO)),
    "admin:findings": ("admin/bevindingen/", _READ, _READ),
    "admin:finding_aside": ("admin/bevindingen/opzij/", _NEVER, _NOT_THERE),
    "admin:guide": ("admin/handleiding/", _ENTER, _ENTER),
    "api": ("api/v1/", _READ, _ONLY_READ),
    "api_openapi": ("api/v1/openapi.json", _READ, _ONLY_READ),
    "api_docs": ("api/v1/docs/", _ENTER, _ONLY_READ),
    "api_report": ("api/v1/cities", _READ, _ONLY_READ),
    "admin:index": ("admin/", _ENTER, _ENTER),
    "admin:login": ("admin/login/", _ANYBODY, _ANYBODY),
    "admin:logout": ("admin/logout/", _NEVER | dict.fromkeys(OUTSIDE, YES), _ANYBODY),
    "admin:account": ("admin/account/", _ENTER, _ENTER),
    "admin:second_step": ("admin/account/code/", _ENTER, _ENTER),
    "admin:second_step_setup": ("admin/account/app/", _ENTER, _ENTER),
    "admin:recovery_codes": ("admin/account/herstelcodes/", _ENTER, _ENTER),
    "admin:tokens": ("admin/account/toegang/", _ENTER, _ENTER),
    "admin:token_revoke": ("admin/account/toegang/1/", _NEVER, _NOT_THERE),
    "admin:password_change": ("admin/password_change/", _ENTER, _ENTER),
    "admin:password_change_done": ("admin/password_change/done/", _ENTER, _NEVER),
    "admin:autocomplete": (_COMPLETE, _READ, _NEVER),
    "admin:jsi18n": ("admin/jsi18n/", _ENTER, _NEVER),
    "admin:view_on_site": ("admin/r/1/1/", _NOT_THERE, _NOT_THERE),
    "admin:app_list": ("admin/themes/", _CONTENTS, _CONTENTS),
    "admin/(?P<url>.*)$": ("admin/nergens", _NOT_THERE, _NOT_THERE),
}


def patterns(resolver=None, namespace: str = "", route: str = ""):
    """Every pattern of the resolver with its full name, or its route where it has no name."""
    for entry in (resolver or get_resolver()).url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            yield f"{namespace}{entry.name}" if entry.name else here, here
        else:
            inner = f"{namespace}{entry.namespace}:" if entry.namespace else namespace
            yield from patterns(entry, inner, here)


def own_models() -> dict[str, type]:
    """The models with pages, by the first part of their pages' names."""
    return {
        f"admin:{model._meta.app_label}_{model._meta.model_name}": model
        for model in admin.site._registry
    }
