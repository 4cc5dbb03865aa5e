"""Lists that bear with every address, and stand in one order on every engine."""

from typing import Any

from django.contrib import admin
from django.contrib.admin.views.main import ChangeList
from django.core.paginator import EmptyPage, Paginator
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.utils.functional import cached_property
from django.utils.text import capfirst

from g32.pages.cells import page_address
from g32.rights import Act, can

from . import rows
from .counting import count
from .filters import InForce
from .ordering import explicit
from .search import found


class PatientPaginator(Paginator):
    """Gives its last page for a page beyond it, and its first for one before it."""

    @cached_property
    def count(self) -> int:
        """The number of all rows."""
        return count(self.object_list) if isinstance(self.object_list, QuerySet) else super().count

    def validate_number(self, number: Any) -> int:
        """Return the nearest page there is."""
        try:
            return super().validate_number(number)
        except EmptyPage:
            return 1 if int(number) < 1 else self.num_pages


class RegisterChangeList(ChangeList):
    """A list that ignores parameters it does not know, and fetches along what its columns name."""

    def get_filters_params(self, params: Any = None) -> Any:
        """Keep the parameters of our filters only.

        Any other would be a lookup of somebody's own making, through which a field that is not
        shown can be read letter by letter.
        """
        known = {getattr(entry, "parameter_name", None) for entry in self.list_filter}
        given = super().get_filters_params(params)
        return {name: value for name, value in given.items() if name in known}

    def get_filters(self, request: HttpRequest) -> Any:
        """Tell the filter on time from the others; all stand above the list, none beside it."""
        specs, _beside, *rest = super().get_filters(request)
        self.times = [spec for spec in specs if isinstance(spec, InForce)]
        self.others = [spec for spec in specs if spec not in self.times]
        self.narrowed = any(spec.used_parameters for spec in self.others)
        return specs, False, *rest

    def url_for_result(self, result: Any) -> str:
        """Lead to the page of the row's record; where it has none, to its form."""
        return page_address(result) or super().url_for_result(result)

    def get_results(self, request: HttpRequest) -> None:
        """Count all rows, and fetch those of the page with what its columns name."""
        number, size = self.page_num, self.list_per_page
        self.paginator = self.model_admin.get_paginator(request, self.queryset, size)
        chosen = None
        if self.query and not self.show_all:
            first = (number - 1) * size
            self.paginator.count, chosen = rows.count_and_keys(self.queryset, first, first + size)
        self.result_count = of = self.paginator.count
        self.full_result_count, self.show_full_result_count = None, False
        self.show_admin_actions = True
        self.can_show_all = of <= self.list_max_show_all
        self.multi_page = of > size
        self.page_num = self.paginator.validate_number(number)
        if not chosen:
            whole = self.show_all and self.can_show_all
            first = 0 if whole else (self.page_num - 1) * size
            last = of if whole else min(first + size, of)
            chosen = rows.keys(self.queryset, first, last, of)
        self.result_list = rows.in_order(self._shown(request), chosen)

    def _shown(self, request: HttpRequest) -> QuerySet[Any]:
        """The rows that may be seen, with what their columns name."""
        queryset = self.root_queryset
        if not queryset.query.select_related:
            queryset = self.apply_select_related(queryset)
        return queryset.prefetch_related(*self.model_admin.get_list_prefetch_related(request))

    def get_ordering(self, request: HttpRequest, queryset: QuerySet[Any]) -> list[Any]:
        """Put what is not known first (last, when descending), as SQLite does by itself."""
        return [explicit(self.model, part) for part in super().get_ordering(request, queryset)]


class ListMixin(admin.ModelAdmin):
    """A list in one order on every engine, that bears with every address and is searched our way.

    `search_through`: the paths to the records whose names find a row. `search_texts`: further
    texts of its own to look in.
    """

    paginator = PatientPaginator
    show_full_result_count = False
    list_per_page = 50
    show_facets = admin.ShowFacets.NEVER
    search_fields = ("pk",)  # shows the box; what is searched, is said by the two below
    search_through: tuple[str, ...] = ()
    search_texts: tuple[str, ...] = ()
    list_prefetch_related: tuple[Any, ...] = ()

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[ChangeList]:
        """Use our own list."""
        return RegisterChangeList

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Give the page the name of what it lists."""
        title = {"title": capfirst(self.opts.verbose_name_plural)}
        return super().changelist_view(request, title | (extra_context or {}))

    def get_list_prefetch_related(self, request: HttpRequest) -> tuple[Any, ...]:
        """Return what the columns need beside the row itself."""
        return self.list_prefetch_related

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Keep the rows in which every word is found; a form may offer only some of them.

        Where the user may not look along a path, nothing is found through it.
        """
        source = self._asking(request)
        if source is not None:
            queryset = source.offered(request, queryset, request.GET["field_name"])
        paths = (*self.search_through, *self.search_texts)
        readable = {path for path in paths if can(request.user, Act.VIEW, self.model, path)}
        queryset = found(
            queryset,
            search_term,
            through=[path for path in self.search_through if path in readable],
            texts=[path for path in self.search_texts if path in readable],
        )
        return queryset, False

    def offered(self, request: HttpRequest, queryset: QuerySet[Any], field: str) -> QuerySet[Any]:
        """Return which of the other records the link `field` of this model offers."""
        return queryset

    def _asking(self, request: HttpRequest) -> "ListMixin | None":
        """The admin of the model whose form asks to complete a link; None on a list page."""
        match = request.resolver_match
        if match is None or match.url_name != "autocomplete":
            return None
        asked = (request.GET.get("app_label"), request.GET.get("model_name"))
        for model, own in self.admin_site._registry.items():
            if (model._meta.app_label, model._meta.model_name) == asked:
                return own if isinstance(own, ListMixin) else None
        return None
