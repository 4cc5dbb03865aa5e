"""What can be asked of: a view for each noun of the register, and each report as a view.

A noun is a table without what is private, each link in words and by id. A report is what it is
everywhere, of the day of the question: it is made whole before the statement is answered, so that
for much data the nouns are quicker.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from django.db.models import F, Model
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from g32.records import Record, register_models
from g32.reports import reports
from g32.reports.base import Report
from g32.reports.kinds import kind_code

from .columns import Column, columns
from .kinds import Kind
from .reported import reported_columns
from .telling import looked_up, text

#: What the name of a report begins with, so that it is not taken for that of a noun.
REPORT = "report_"
#: What people write who do not find the word for it, though they mean nothing else.
_ALSO = {
    "body": ("groep", "groepen", "themagroep", "themagroepen", "werkgroep", "pijler"),
    "city": ("cities", "gemeente", "stad", "steden"),
    "meeting": ("vergadering", "vergaderingen", "overleg"),
    "office": ("alderman", "burgemeester", "mayor", "wethouder"),
    "organisation": ("organisatie", "organisaties", "partner"),
    "person": ("mensen", "people", "persons"),
    "until": ("end", "einde"),
}


@dataclass(frozen=True)
class View:
    """Something that can be asked of.

    `rows`: the tables of a noun with what tells its columns, several tables where every kind of
    record has one of its own (names, citations); `report`: of which report it is the view.
    """

    name: str
    label: Any
    columns: tuple[Column, ...]
    rows: tuple[tuple[type[Model], tuple[Column, ...]], ...] = ()
    report: type[Report] | None = None
    explained: Any = ""


@cache
def views() -> dict[str, View]:
    """Return all views by name: the nouns, then the reports."""
    nouns: dict[str, list[type[Model]]] = defaultdict(list)
    for model in register_models():
        if not getattr(model, "private_history", False):
            nouns[getattr(model, "asked_as", kind_code(model))].append(model)
    found = [_noun(name, models) for name, models in sorted(nouns.items())]
    found += [_report(report) for report in reports().values()]
    return {view.name: view for view in found}


def kinds_of(view: View) -> list[tuple[str, Kind]]:
    """Return the names of the columns of a view with their kinds; those of reports are texts."""
    return [(each.name, Kind.NUMBER if each.number else Kind.TEXT) for each in view.columns]


def words_for_views() -> dict[str, list[str]]:
    """Return the names of views by whatever one may write for them: the name, the word on screen.

    A report and the noun that it is about often have the same word: the noun comes first.
    """
    return _by_words(views().values())


def words_for_columns(names: Iterable[str]) -> dict[str, list[str]]:
    """Return the names of the columns of these views by whatever one may write for them."""
    return _by_words(column for name in names for column in views()[name].columns)


def _by_words(named: Iterable[Any]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for each in named:
        for word in {each.name, str(each.label).casefold(), *_ALSO.get(each.name, ())}:
            if each.name not in found[word]:
                found[word].append(each.name)
    return found


def _noun(name: str, models: list[type[Model]]) -> View:
    """A noun; where several tables make it up, with the kind and the id of the record."""
    rows = tuple(
        (model, tuple(columns(model) if len(models) == 1 else _shared(model, models)))
        for model in models
    )
    return View(name, _label(models[0]), rows[0][1], rows)


def _label(model: type[Model]) -> Any:
    """What people call them; rows that only link two kinds, by both."""
    label = model._meta.verbose_name_plural
    links = [each for each in model._meta.concrete_fields if each.is_relation]
    if issubclass(model, Record) or len(links) < 2:
        return label
    whose: Any = links[0].related_model
    return format_lazy("{}: {}", whose._meta.verbose_name_plural, label)


def _shared(model: type[Model], models: list[type[Model]]) -> Iterator[Column]:
    """The columns that the tables share; what each points to alone stands as "record"."""
    for each in model._meta.concrete_fields:
        if each.is_relation and not all(_points(other, each) for other in models):
            link: Any = each
    target, own = link.related_model, (link.name, f"{link.name}_id")
    yield from (each for each in columns(model) if each.name not in own)
    targets = [_target(each, link.name) for each in models]
    kinds = {kind_code(each): each._meta.verbose_name for each in targets}
    kind = Column("record_kind", _("kind of record"), text(kind_code(target)), "", kinds)
    yield from (kind, kind.in_words(text(target._meta.verbose_name)))
    yield Column("record", _("record"), looked_up(target, link.name))
    yield Column("record_id", _("id of the record"), F(f"{link.name}__slug"))


def _report(report: type[Report]) -> View:
    own = tuple(reported_columns(report))
    return View(f"{REPORT}{report.name}", report.verbose_name, own, (), report, report.description)


def _target(model: type[Model], link: str) -> Any:
    return model._meta.get_field(link).related_model


def _points(other: type[Model], link: Any) -> bool:
    """Whether the link of this name leads to the same kind from there."""
    return _target(other, link.name) is link.related_model
