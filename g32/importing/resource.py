"""The resources: what of each report is imported, column by column."""

from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from typing import Any, ClassVar

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from import_export.resources import Resource
from import_export.results import Result

from g32.reports import Table as ReportTable
from g32.reports import When
from g32.reports.columns import Column
from g32.rights import Act, allowed, can
from g32.text import fold

from .columns import ReportField
from .columns.words import every_language
from .files import Table, UnreadableError
from .rows import Row

#: Tells how far it is: in which step, how many of how many.
Tell = Callable[[str, int, int], None]
#: The steps, in the words for who waits.
STEPS = {
    "find": gettext_lazy("Finding the records"),
    "read": gettext_lazy("Reading the columns"),
    "check": gettext_lazy("Checking"),
    "write": gettext_lazy("Writing"),
}

#: What somebody chooses for a name that is of nobody who is there yet.
ADDED = "+"
#: What stands for the id in the rows that a template begins with, so that nobody imports those.
EXPLANATION, EXAMPLE = gettext_lazy("explanation"), gettext_lazy("example")


def is_of_template(slug: str) -> bool:
    """Whether an id is that of a row of a template, in any language."""
    return slug in _ids_of_templates()


@cache
def _ids_of_templates() -> frozenset[str]:
    return frozenset(str(each) for _turn in every_language() for each in (EXPLANATION, EXAMPLE))


def _nobody(_what: str, _done: int, _of: int) -> None:
    """Tell nobody how far it is."""


class Outcome(Result):
    """What becomes of every row of a file. `refusal`: why none is taken, where no row is to blame.

    `columns`: those of the file, in their order there.
    """

    def __init__(self, columns: list[Column]) -> None:
        super().__init__()
        self.columns = columns
        self.rows: list[Row] = []
        self.refusal: tuple[str, ...] = ()

    def count(self) -> None:
        """Count what becomes of the rows."""
        self.total_rows = len(self.rows)
        self.totals: dict[str, int] = dict.fromkeys(self.totals, 0)
        self.totals.update(Counter(row.import_type for row in self.rows))

    @property
    def is_refused(self) -> bool:
        """Whether nothing of the file can be taken."""
        return bool(self.refusal) or any(row.problems for row in self.rows)

    @property
    def writes_anything(self) -> bool:
        """Whether anything is to be written."""
        return any(row.writes for row in self.rows)


class RecordResource(Resource):
    """A report that can be imported: for every column, a field that says how it is read.

    The columns it does not declare follow from others: they are compared, and never written.
    `report`: the report; `anchor`: the field by which those records are found that a row without an
    id may be; `example`: what a row may look like, by column.
    """

    report: ClassVar[type[ReportTable]]
    anchor: ClassVar[str]
    #: The fields that tell one record from another, whether or not the file has them.
    identity: ClassVar[tuple[str, ...]] = ()
    #: The links that a record keeps once it is saved, and what is said to who gives it another.
    lasting: ClassVar[tuple[str, ...]] = ()
    lasts: ClassVar[Any] = ""
    example: ClassVar[Mapping[str, str]]

    def __init__(
        self,
        user: Any,
        when: When | None = None,
        choices: Mapping[str, Mapping[str, str]] | None = None,
        tell: Tell | None = None,
    ) -> None:
        super().__init__()
        self.tell = tell or _nobody
        self.user = user
        self.when = When() if when is None else when
        self.choices = choices or {}
        for name, field in self.fields.items():
            field.bind(self, self.known_columns()[name])

    @classmethod
    def may_import(cls, user: Any) -> bool:
        """Return whether the user may write any such record."""
        return any(can(user, act, cls._meta.model) for act in (Act.ADD, Act.CHANGE))

    @classmethod
    def known_columns(cls) -> dict[str, Column]:
        """Return all columns of the report by name, those of its list included."""
        return {column.name: column for column in (*cls.report.columns, *cls.report.beside)}

    def field_of(self, field: ReportField) -> Any:
        """Return the model's field that a column is."""
        return self._meta.model._meta.get_field(field.attribute)

    def visible(self, rows: Any) -> Any:
        """Keep the records that the user may look at."""
        return allowed(self.user, Act.VIEW, rows)

    @classmethod
    def headers(cls) -> list[str]:
        """Return all headers that are understood: names, and words in every language."""
        columns = cls.known_columns().values()
        found = [column.name for column in columns]
        for _turn in every_language():
            found += [str(column.label) for column in columns]
        return list(dict.fromkeys(found))

    def places(self, table: Table) -> dict[str, int]:
        """Return where in the file each column stands, by its name. Raises `UnreadableError`."""
        known = {fold(name): name for name in reversed(self.known_columns())}
        for _turn in every_language():
            for name, column in self.known_columns().items():
                known.setdefault(fold(str(column.label)), name)
        known |= {fold(name): name for name in self.known_columns()}
        places: dict[str, int] = {}
        for place, header in enumerate(table.header):
            if fold(header) not in known:
                raise self._unknown(header)
            name = known[fold(header)]
            if name in places:
                raise UnreadableError(
                    _("The column “%(name)s” stands there twice, as “%(first)s” and “%(second)s”.")
                    % {"name": name, "first": table.header[places[name]], "second": header}
                )
            places[name] = place
        return places

    def _unknown(self, header: str) -> UnreadableError:
        labels = (str(column.label) for column in self.known_columns().values())
        return UnreadableError(
            _(
                "There is no column “%(header)s” in “%(report)s”. Leave it out, or correct its "
                "name. Known are: %(known)s."
            )
            % {
                "header": header,
                "report": self.report.verbose_name,
                "known": ", ".join(labels),
            }
        )

    def require(self, places: Collection[str]) -> None:
        """Raise `UnreadableError` where a column lacks without which no new record can be made."""
        lacking = [
            str(field.column.label)
            for name, field in self.fields.items()
            if field.is_required and name not in places
        ]
        if lacking:
            raise UnreadableError(
                _(
                    "A row without an id is a new record, and for that the file lacks: %(columns)s."
                    " Add that, or give every row the id of the record that it changes."
                )
                % {"columns": ", ".join(lacking)}
            )

    def derived_rows(self, _slugs: Collection[str]) -> dict[str, Mapping[str, Any]]:
        """Return the rows with these ids that the report derives, and no record stands behind."""
        return {}

    def present(self, places: Mapping[str, int]) -> Iterator[ReportField]:
        """Go through the columns of the file that are read, in the order in which they are."""
        here = [field for name, field in self.fields.items() if name in places]
        for field in sorted(here, key=lambda field: field.is_last):
            field.at(places)
            yield field


_RESOURCES: dict[str, type[RecordResource]] = {}


def imports(resource: type[RecordResource]) -> type[RecordResource]:
    """Make the import of a report known; a class decorator."""
    resource._meta.model = resource.report.model
    name = resource.report.name
    if name in _RESOURCES:
        raise ValueError(f"There are two imports of {name}.")
    unknown = resource.fields.keys() - resource.known_columns().keys()
    if unknown:
        raise ValueError(f"The report {name} has no columns {unknown}.")
    _RESOURCES[name] = resource
    return resource


def resources() -> dict[str, type[RecordResource]]:
    """Return all imports by the name of the report."""
    return dict(_RESOURCES)


def resource_of(model: type[Model]) -> type[RecordResource] | None:
    """Return the import for the list of a model, or of a proxy of it; None where there is none."""
    concrete = model._meta.concrete_model or model
    return next((each for each in _RESOURCES.values() if each._meta.model is concrete), None)
