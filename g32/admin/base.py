"""The admin of a record."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist, ValidationError
from django.db.models import ForeignKey, QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.dates.fields import PartialDateField
from g32.dates.wording import in_words, span_in_words
from g32.pages.views import PageMixin
from g32.rights import Act
from g32.site import Section

from .acts import ActingMixin
from .changing import ChangingMixin
from .deletion import deletion
from .exporting import ExportMixin
from .fields import LinkMixin
from .filters import InForce
from .forms import LARGEST, RecordForm
from .history import HistoryMixin
from .importing import ImportMixin
from .inlines import extra
from .lists import ListMixin
from .privacy import noted
from .rights import RightsMixin, require_within
from .versions import VersionMixin

#: The fields that come last on every form, in this order.
_LAST = ("start", "end", "date", "planned", "note", "slug")


class RecordAdmin(
    ExportMixin,
    ImportMixin,
    ChangingMixin,
    ActingMixin,
    VersionMixin,
    LinkMixin,
    PageMixin,
    RightsMixin,
    HistoryMixin,
    ListMixin,
):
    """The admin of a record of the register. `section` and `place`: where it stands on the site."""

    form = RecordForm
    section = Section.WHO
    place = 0
    delete_confirmation_template = "admin/delete_record.html"
    delete_selected_confirmation_template = "admin/delete_records.html"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        """Fetch along what names a record, for lists, forms and completion alike."""
        queryset = super().get_queryset(request)
        return (
            queryset.select_related(*self.list_select_related)
            if self.list_select_related
            else queryset
        )

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """The id is made once; it is shown, not edited."""
        return ("slug", *super().get_readonly_fields(request, obj))

    def get_exclude(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """A new record has no id to show yet."""
        left_out = tuple(super().get_exclude(request, obj) or ())
        return left_out if obj else (*left_out, "slug")

    def get_fields(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Put first what the record hangs on, then what it is, then when it was.

        Start and end stand on one line, a note and the id come last.
        """
        left_out = self.get_exclude(request, obj)
        fields = [name for name in super().get_fields(request, obj) if name not in left_out]
        ordered: list[Any] = [name for name in fields if name not in _LAST]
        ordered.sort(key=lambda name: not self._hangs_on(name))
        if "start" in fields:
            ordered.append(("start", "end"))
        return ordered + [name for name in _LAST[2:] if name in fields]

    def _hangs_on(self, name: str) -> bool:
        """Whether the record cannot be without the one that the field points to."""
        fields = {field.name: field for field in self.opts.concrete_fields}
        return isinstance(fields.get(name), ForeignKey) and not fields[name].null

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Add what other apps put on the page, before what comes last: the citations."""
        own = list(super().get_inlines(request, obj))
        return [*own[:-1], *extra(self.model), *own[-1:]]

    def get_inline_instances(self, request: HttpRequest, obj: Any = None) -> list[Any]:
        """Leave out the rows that do not suit the record."""
        rows = super().get_inline_instances(request, obj)
        return [inline for inline in rows if inline.suits(obj)]

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Take from the address only what fits a field."""
        given = super().get_changeform_initial_data(request)
        return {name: value for name, value in given.items() if self._fits(name, value)}

    def _fits(self, name: str, value: Any) -> bool:
        try:
            field = self.opts.get_field(name)
            if isinstance(field, ForeignKey):
                return 0 < field.target_field.to_python(value) <= LARGEST
            field.to_python(value)
        except (FieldDoesNotExist, ValidationError, AttributeError):
            return False
        return True

    def get_deleted_objects(self, objs: Any, request: HttpRequest) -> Any:
        """Say what still points to the records, if anything does."""
        return deletion(objs, request, self.admin_site)

    def get_inline_formsets(self, request: HttpRequest, *args: Any, **kwargs: Any) -> list[Any]:
        """Show private rows only where it is noted who looks."""
        return noted(request, super().get_inline_formsets(request, *args, **kwargs))

    def get_formset_kwargs(self, request: HttpRequest, obj: Any, inline: Any, prefix: str) -> Any:
        """Put only those rows in the form that the user may change; its page shows the others."""
        given = super().get_formset_kwargs(request, obj, inline, prefix)
        if inline.has_change_permission(request, obj):
            given["queryset"] = inline.changeable(request, given["queryset"])
        return given

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what lies within the user's limits, before as well as after; and say how each date
        that was typed is understood.
        """
        gone = [row.instance for formset in formsets for row in formset.deleted_forms]
        require_within(request, Act.DELETE, gone)
        super().save_related(request, form, formsets, change)
        require_within(request, Act.CHANGE if change else Act.ADD, [form.instance])
        for formset in formsets:
            require_within(request, Act.ADD, formset.new_objects)
            require_within(request, Act.CHANGE, [row for row, _changed in formset.changed_objects])
        for saved in (form, *(row for formset in formsets for row in formset.forms)):
            for sentence in understood(saved):
                self.message_user(request, sentence, messages.INFO)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go to the list that shows the record."""
        return self._to_its_list(request, obj, super().response_post_save_add(request, obj))

    def response_post_save_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go to the list that shows the record."""
        return self._to_its_list(request, obj, super().response_post_save_change(request, obj))

    def _to_its_list(self, request: HttpRequest, obj: Any, response: Any) -> HttpResponse:
        """Where the list opens on another time than the record's, choose the record's."""
        times = [entry for entry in self.get_list_filter(request) if _is_time(entry)]
        if not times or f"{InForce.parameter_name}=" in response.url:
            return response
        (chosen,) = times
        time = chosen.time_of(obj)
        if time == chosen.opens_on:
            return response
        text = _("The list opens on “%(first)s”; this record stands under “%(time)s”.")
        labels = {"first": chosen.labels[chosen.opens_on], "time": chosen.labels[time]}
        self.message_user(request, text % labels, messages.INFO)
        opts = self.opts
        url = reverse(f"{self.admin_site.name}:{opts.app_label}_{opts.model_name}_changelist")
        return HttpResponseRedirect(f"{url}?{urlencode({InForce.parameter_name: time})}")


def _is_time(entry: Any) -> bool:
    return isinstance(entry, type) and issubclass(entry, InForce)


def understood(form: Any) -> list[str]:
    """Return a sentence for each partial date that was typed in the form, unless it is plain."""
    sentences = []
    for name in form.changed_data:
        field = form._meta.model._meta
        try:
            column = field.get_field(name)
        except FieldDoesNotExist:
            continue  # the box that deletes a row
        text = form.cleaned_data.get(name)
        if isinstance(column, PartialDateField) and text:
            sentences.append(
                _("%(field)s: %(words)s (%(span)s)")
                % {
                    "field": capfirst(column.verbose_name),
                    "words": in_words(text),
                    "span": span_in_words(text),
                }
            )
    return sentences
