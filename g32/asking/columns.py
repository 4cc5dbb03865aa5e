"""The columns of a noun, from the fields of its model."""

from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db.models import Case, CharField, DateField, F, Func, IntegerField, Model, Value, When
from django.db.models.functions import Cast, NullIf
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from g32.dates.fields import PartialDateField
from g32.fields import KeyField, YesNoField
from g32.periods import Certainty, Period, certain, possible
from g32.reports.kinds import kind_code

from .telling import chosen, looked_up, words

#: Words of SQL itself that are names of ours.
RENAMED = {"end": "until", "check": "check_code", "group": "body"}
_TEXT = CharField()


class AskedDay(Func):
    """The day of the question: on PostgreSQL the connection knows it; for SQLite it is put in."""

    output_field = DateField()
    MARK = "{asked day}"

    def as_sqlite(self, *_given: Any, **_more: Any) -> tuple[str, tuple[str, ...]]:
        """Leave a mark."""
        return f"'{self.MARK}'", ()

    def as_postgresql(self, *_given: Any, **_more: Any) -> tuple[str, tuple[str, ...]]:
        """Read it from a setting that no statement can set."""
        return "current_setting('g32.asked_day')::date", ()


class InWords(Func):
    """A date as it is stored, in words."""

    output_field = CharField()

    def as_sqlite(self, compiler: Any, connection: Any, **_more: Any) -> Any:
        """Call what SQLite has from us."""
        return self.as_sql(compiler, connection, function="g32_in_words")

    def as_postgresql(self, compiler: Any, connection: Any, **_more: Any) -> Any:
        """Call the function beside the views."""
        return self.as_sql(compiler, connection, function="questions.in_words")


@dataclass(frozen=True)
class Column:
    """A column that can be asked of: what it is called, what it tells, and which codes it has.

    `told`: an expression, or what makes one where that takes long and few ask for it. `lacks`:
    whether it may not be filled in.
    """

    name: str
    label: Any
    told: Any = None
    explained: Any = ""
    codes: dict[str, Any] = field(default_factory=dict)
    number: bool = False
    lacks: bool = False

    def in_words(self, told: Any) -> "Column":
        """Return the column that stands beside it and tells the same in words."""
        label = format_lazy("{}, {}", self.label, _("in words"))
        return Column(f"{self.name}_in_words", label, told, lacks=self.lacks)

    def coded(self) -> list["Column"]:
        """Return it, and of a column with codes the one with their words."""
        return (
            [self, self.in_words(partial(chosen, self.told, self.codes))] if self.codes else [self]
        )


def columns(model: type[Model]) -> list[Column]:
    """Return the columns of a noun: each field that people fill in, a link by words and by id, a
    partial date with its first and last day, and how sure it is that a period covers the day.
    Beside a code and a date stand their words.
    """
    found: list[Column] = []
    for each in model._meta.concrete_fields:
        if not each.primary_key and not each.generated:
            found += _of(each)
    if issubclass(model, Period):
        found += _certainty(model).coded()
    found.sort(key=lambda column: column.name != "id")
    if len(getattr(model, "worded_by", ())) > 1:
        found.insert(1, Column("name", _("name"), words(model)))
    return found


def _of(each: Any) -> list[Column]:
    name = RENAMED.get(each.name, each.name)
    if each.is_relation:
        return _linked(each, name)
    if each.name == "slug":
        return [Column("id", _("id"), F("slug"), _("Readable, unique per kind, never changes."))]
    if isinstance(each, PartialDateField):
        return _dated(each, name)
    if isinstance(each, KeyField):
        called = "search_key" if each.name == "fold" else each.name
        return [Column(called, each.verbose_name, F(each.name))]
    return _own(each, name)


def _own(each: Any, name: str) -> list[Column]:
    """What stands in the field itself: a text, a number, a day or a code."""
    label, explained = each.verbose_name, each.help_text
    told: Any = F(each.name)
    if isinstance(each, YesNoField):
        told = Case(When(**{each.name: True}, then=Value("yes")), default=Value("no"))
        return Column(name, label, told, explained, {"yes": _("yes"), "no": _("no")}).coded()
    if isinstance(each, DateField):
        day = Column(name, label, Cast(told, _TEXT), explained)
        return [day, day.in_words(InWords(day.told))]
    if each.blank and not each.null:
        told = _known(told)
    if beside := getattr(each.model, "words_of_codes", dict)().get(each.name):
        column = Column(name, label, told, explained, lacks=each.blank)
        return [column, column.in_words(partial(chosen, told, beside))]
    codes = {code: word for code, word in each.flatchoices if code}
    number = isinstance(each, IntegerField)
    return Column(name, label, told, explained, codes, number, each.blank).coded()


def _known(told: Any) -> Any:
    """What is not filled in is not known: no text is empty."""
    return NullIf(told, Value(""), output_field=_TEXT)


def _linked(each: Any, name: str) -> list[Column]:
    """What a record points to: in words, where it has such, and by its id."""
    target = each.related_model
    id_ = Column(
        f"{name}_id",
        format_lazy("{} ({})", each.verbose_name, _("id")),
        F(f"{each.name}__slug"),
        format_lazy("→ {}.id", kind_code(target)),
        lacks=each.null,
    )
    told = looked_up(target, each.name)
    if told is None:
        return [id_]
    told = _known(told) if each.null else told
    return [Column(name, each.verbose_name, told, each.help_text, lacks=each.null), id_]


def _dated(each: Any, name: str) -> list[Column]:
    stored = _("As stored: 2014, 2014-06, 2014-06-12 …")
    date = Column(name, each.verbose_name, _known(F(each.name)), stored, lacks=each.blank)
    return [
        date,
        date.in_words(_known(InWords(F(each.name)))),
        *(
            Column(
                f"{name}_{bound}",
                format_lazy("{}, {}", each.verbose_name, said),
                Cast(F(f"{each.name}_{bound}"), _TEXT),
            )
            for bound, said in (("earliest", _("first day")), ("latest", _("last day")))
        ),
    ]


def _certainty(model: Any) -> Column:
    day: Any = AskedDay()
    plans = any(each.name == "planned" for each in model._meta.fields)
    told = Case(
        When(certain(day, planned=plans), then=Value(Certainty.CERTAIN.value)),
        When(possible(day), then=Value(Certainty.POSSIBLE.value)),
        output_field=_TEXT,
    )
    said = _("Of the day :op; nothing where it was not in force then.")
    return Column("certainty", _("certainty"), told, said, dict(Certainty.choices))
