"""Short filters: codes, yes or no, and time. Each takes only the values it offers."""

from collections.abc import Iterable
from typing import Any

from django.contrib.admin import SimpleListFilter
from django.contrib.admin.options import ModelAdmin
from django.contrib.admin.views.main import SEARCH_VAR, ChangeList
from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from g32.asof import on_the_day, the_day

TODAY, PAST, TO_COME, THIS_YEAR, ALL = "today", "past", "to_come", "this_year", "all"


class ChosenFilter(SimpleListFilter):
    """A filter that heeds only the values it offers, and names each with a capital."""

    def value(self) -> str | None:
        """Return the chosen value; None when nothing, or something else, was chosen."""
        value = super().value()
        return value if value in {str(code) for code, _label in self.lookup_choices} else None

    def choices(self, changelist: ChangeList) -> Iterable[dict[str, Any]]:
        """Offer everything, then each value."""
        for choice in super().choices(changelist):
            yield choice | {"display": capfirst(choice["display"])}


def codes(name: str) -> type[ChosenFilter]:
    """A filter on the code field `name`; it offers the codes that the field knows."""

    class CodeFilter(ChosenFilter):
        parameter_name = name

        def __init__(
            self, request: HttpRequest, params: Any, model: type[Model], model_admin: ModelAdmin
        ) -> None:
            self.title = model._meta.get_field(name).verbose_name
            super().__init__(request, params, model, model_admin)

        def lookups(self, _request: HttpRequest, model_admin: ModelAdmin) -> Any:
            field = model_admin.model._meta.get_field(name)
            if field.choices:
                return [(code, label) for code, label in field.flatchoices if code]
            return [("1", _("Yes")), ("0", _("No"))]

        def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
            return queryset.filter(**{name: self.value()}) if self.value() else queryset

    return CodeFilter


class InForce(ChosenFilter):
    """Today's state first, past and future one click away.

    A search looks everywhere unless a time was chosen: who is looked for may have left.
    """

    title = _("in force")
    parameter_name = "when"
    labels: dict[str, Any] = {
        TODAY: on_the_day,
        PAST: _("past"),
        TO_COME: _("to come"),
        ALL: _("all"),
    }
    opens_on = TODAY
    template = "admin/filter_time.html"

    def lookups(self, _request: HttpRequest, _model_admin: ModelAdmin) -> Any:
        """Offer the times."""
        return self.labels.items()

    def value(self) -> str:
        """Return the chosen time, else the one that fits."""
        searching = self.request.GET.get(SEARCH_VAR, "").strip()
        return super().value() or (ALL if searching else self.opens_on)

    def choices(self, changelist: ChangeList) -> Iterable[dict[str, Any]]:
        """Offer the times; the one in use is marked."""
        for code, label in self.lookup_choices:
            yield {
                "selected": self.value() == code,
                "query_string": changelist.get_query_string({self.parameter_name: code}),
                "display": capfirst(label),
            }

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep what belongs to that time."""
        return self.keep(queryset, self.value())

    @classmethod
    def keep(cls, queryset: Any, time: str) -> Any:
        """Keep the records of one of the times, in the words of `PeriodQuerySet`."""
        today = the_day()
        if time == PAST:
            return queryset.over(today)
        if time == TO_COME:
            return queryset.to_come(today)
        return queryset.on(today) if time == TODAY else queryset

    @classmethod
    def time_of(cls, record: Any) -> str:
        """Return a time under which a saved record stands: the one the list opens on, if it can."""
        row = type(record)._default_manager.filter(pk=record.pk)
        times = (cls.opens_on, *cls.labels)
        return next((time for time in times if cls.keep(row, time).exists()), ALL)


class Chronicle(InForce):
    """What happened and what is to come: all of it, unless a time is chosen."""

    title = _("time")
    labels = {
        ALL: _("all"),
        TO_COME: _("to come"),
        THIS_YEAR: _("this year"),
        PAST: _("past"),
    }
    opens_on = ALL

    @classmethod
    def keep(cls, queryset: Any, time: str) -> Any:
        """Keep the records of one of the times."""
        if time == THIS_YEAR:
            return queryset.in_year(the_day().year)
        return super().keep(queryset, time)
