"""The columns of a noun, from the fields of its model."""

from dataclasses import dataclass, field
from typing import Any

from django.db.models import Case, CharField, DateField, F, Func, IntegerField, Model, Value, When
from django.db.models.functions import Cast, Coalesce, Concat, Trim
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from g32.dates.fields import PartialDateField
from g32.fields import KeyField, YesNoField
from g32.periods import Certainty, Period, certain, possible
from g32.reports.kinds import kind_code

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


@dataclass(frozen=True)
class Column:
    """A column that can be asked of: what it is called, what it tells, and which codes it has."""

    name: str
    label: Any
    told: Any = None
    explained: Any = ""
    codes: dict[str, Any] = field(default_factory=dict)
    number: bool = False


def columns(model: type[Model]) -> list[Column]:
    """Return the columns of a noun: each field that people fill in, a link by words and by id, a
    partial date with its first and last day, and how sure it is that a period covers the day.
    """
    found: list[Column] = []
    for each in model._meta.concrete_fields:
        if not each.primary_key and not each.generated:
            found += _of(each)
    if issubclass(model, Period):
        found.append(_certainty(model))
    found.sort(key=lambda column: column.name != "id")
    if len(getattr(model, "worded_by", ())) > 1:
        found.insert(1, Column("name", _("name"), words(model)))
    return found


def words(model: Any, prefix: str = "") -> Any:
    """Return what tells the words of a record as it does itself; None where no fields tell them."""
    paths = [f"{prefix}{name}" for name in getattr(model, "worded_by", ())]
    if len(paths) < 2:
        return F(paths[0]) if paths else None
    spaced = (
        Case(
            When(**{path: ""}, then=Value("")),
            default=Concat(F(path), Value(" "), output_field=_TEXT),
            output_field=_TEXT,
        )
        for path in paths
    )
    return Trim(Concat(*spaced, output_field=_TEXT))


def _of(each: Any) -> list[Column]:
    name = RENAMED.get(each.name, each.name)
    label, explained = each.verbose_name, each.help_text
    if each.is_relation:
        return _linked(each, name)
    if each.name == "slug":
        return [Column("id", _("id"), F("slug"), _("Readable, unique per kind, never changes."))]
    if isinstance(each, PartialDateField):
        return _dated(each, name)
    if isinstance(each, KeyField):
        called = "search_key" if each.name == "fold" else each.name
        return [Column(called, label, F(each.name))]
    told: Any = F(each.name)
    if isinstance(each, YesNoField):
        told = Case(When(**{each.name: True}, then=Value("yes")), default=Value("no"))
        return [Column(name, label, told, explained, {"yes": _("yes"), "no": _("no")})]
    codes = {code: word for code, word in each.flatchoices if code}
    if isinstance(each, DateField):
        told = Cast(told, _TEXT)
    return [Column(name, label, told, explained, codes, isinstance(each, IntegerField))]


def _linked(each: Any, name: str) -> list[Column]:
    """What a record points to: in words, where it has such, and by its id."""
    target = each.related_model
    id_ = Column(
        f"{name}_id",
        format_lazy("{} ({})", each.verbose_name, _("id")),
        Coalesce(F(f"{each.name}__slug"), Value(""), output_field=_TEXT),
        format_lazy("→ {}.id", kind_code(target)),
    )
    told = words(target, f"{each.name}__")
    if told is None:
        return [id_]
    told = Coalesce(told, Value(""), output_field=_TEXT)
    return [Column(name, each.verbose_name, told, each.help_text), id_]


def _dated(each: Any, name: str) -> list[Column]:
    return [
        Column(name, each.verbose_name, F(each.name), _("As stored: 2014, 2014-06, 2014-06-12 …")),
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
        default=Value(""),
    )
    said = _("Of the day :op; empty where it was not in force then.")
    return Column("certainty", _("certainty"), told, said, dict(Certainty.choices))
