"""Nobody saves over somebody else's newer version unawares, and nobody saves a form twice.

A form carries a stamp (see `stamps`). What it says is compared with what is stored, under a lock,
before anything is saved. A form that was overtaken is shown again with both versions.
"""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR, TO_FIELD_VAR
from django.contrib.admin.utils import flatten_fieldsets, unquote
from django.db.models import Model
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.translation import gettext as _

from g32.admin.acts import reason_of
from g32.admin.forms import is_number
from g32.history.tables import model_of_table
from g32.models import SentForm
from g32.pages.cells import page_address

from . import waiting
from .comparing import compare
from .deleting import DeletingMixin
from .gone import GoneMixin
from .once import is_same, remember, saved_with
from .overtaken import OvertakenError
from .passed import moment
from .posted import chosen, has_choices, prefixes_of, typed_rows
from .stamps import STAMP, Row, Stamp, choices_of, count, count_all, lock, read, row_of


class VersionMixin(GoneMixin, DeletingMixin, admin.ModelAdmin):
    """A `ModelAdmin` whose forms save over what they showed only, and once."""

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show a form, save it, or show it again with the refusal that `ActingMixin` caught."""
        context = extra_context or {}
        if request.method == "GET" and waiting.put_back(request):
            context["reason"] = reason_of(request)
        if request.method == "POST" and not hasattr(request, "stamp"):
            self._read(request, object_id)
        if request.method == "POST" and not hasattr(request, "refusal"):
            return self._save(request, object_id, form_url, context)
        if request.method == "POST":
            if response := self._saved_before(request):
                return response
            self._ask_again(request)
        # Counted before anything is read: see Stamp.of.
        request.counted = count(self._row(object_id))
        if object_id and request.method == "POST" and hasattr(request, "overtaken"):
            context |= self._compared(request, object_id)
        return super().changeform_view(request, object_id, form_url, context)

    @staticmethod
    def _read(request: HttpRequest, object_id: str | None) -> None:
        """Read what the form says of itself, and put in what was chosen."""
        if has_choices(request.POST):
            request.POST = chosen(request.POST)
        request.stamp = read(request.POST.get(STAMP, ""), request.user)
        request.is_change = object_id is not None and "_saveasnew" not in request.POST

    def _save(
        self, request: HttpRequest, object_id: str | None, form_url: str, context: dict[str, Any]
    ) -> HttpResponse:
        response = super().changeform_view(request, object_id, form_url, context)
        is_refused = "adminform" in (getattr(response, "context_data", None) or {})
        # What is wrong with a form may be that all of it is there already.
        return (self._saved_before(request) if is_refused else None) or response

    def _row(self, object_id: str | None) -> list[Row]:
        """The row that an address is about."""
        number = unquote(object_id or "")
        return [(self.opts.db_table, int(number))] if is_number(number) else []

    def _create_formsets(self, request: HttpRequest, obj: Any, change: bool) -> Any:
        """Count how often what is shown was written; before a save, see whether it was since."""
        formsets, inlines = super()._create_formsets(request, obj, change)
        if request.method == "POST" and not hasattr(request, "refusal"):
            self._require_newest(request, obj if change else None, formsets)
        elif obj.pk is not None:
            request.counted = _counted(obj, formsets) | request.counted
        return formsets, inlines

    def _require_newest(self, request: HttpRequest, record: Any, formsets: list[Any]) -> None:
        """Raise `OvertakenError` if the form has no stamp, or if the record or a row on its page
        was written since it was shown.
        """
        shown = request.stamp.writes if request.stamp else {}
        if request.stamp is None or (record and row_of(record) not in shown):
            request.stamp, request.overtaken = None, True
            raise OvertakenError(
                _(
                    "This form does not say what it showed, or it was open for too long. Nothing "
                    "was saved; what you typed is still here. Look at it, and save again."
                )
            )
        if record is None:
            return
        lock(shown)
        if _counted(record, formsets) != shown:
            request.overtaken = True
            raise OvertakenError(
                _(
                    "Somebody else saved this while you were editing. Nothing of yours was saved; "
                    "what you typed is still here. See what changed, and save again."
                )
            )

    def _compared(self, request: HttpRequest, object_id: str) -> dict[str, Any]:
        """Put in the form what both saved; return what the page says about it."""
        to_field = request.POST.get(TO_FIELD_VAR, request.GET.get(TO_FIELD_VAR))
        record = self.get_object(request, unquote(object_id), to_field)
        if record is None:
            return {}
        names = flatten_fieldsets(self.get_fieldsets(request, record))
        form_class = self.get_form(request, record, change=True, fields=names)
        form = form_class(request.POST, request.FILES, instance=record)
        formsets, inlines = self._create_formsets(request, record, change=True)
        may = [inline.has_change_permission(request, record) for inline in inlines]
        comparison = compare(request, request.stamp, form, zip(formsets, may, strict=True))
        shown = {formset.prefix for formset in formsets}
        left = [prefix for prefix in prefixes_of(request.POST) if prefix not in shown]
        left_over = typed_rows(request.POST, self.model, left)
        request.POST = comparison.data
        return {"comparison": comparison, "left_over": left_over}

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the rows, and remember that this form was saved."""
        super().save_related(request, form, formsets, change)
        remember(request, request.stamp, form.instance, change=change)

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Put the stamp in the form: a new one, or the one that still says what is shown."""
        obj = kwargs.get("obj")
        is_shown_still = request.method == "POST" and not hasattr(request, "overtaken")
        if is_shown_still:
            context["version"] = request.POST.get(STAMP, "")
        elif obj is None or self.has_change_permission(request, obj):
            counted = request.counted if obj else {}
            context["version"] = Stamp.of(counted).sealed(request.user)
        return super().render_change_form(request, context, *args, **kwargs)

    def _sent(self, request: HttpRequest) -> SentForm | None:
        """What was saved with this form before."""
        if request.stamp is None:
            return None
        return saved_with(request, request.stamp, change=request.is_change)

    def _saved_before(self, request: HttpRequest) -> HttpResponse | None:
        """Lead to what was saved with this form before; None if that was nothing, or not this."""
        sent = self._sent(request)
        if sent is None or not is_same(request, sent):
            return None
        record = _record_of(sent)
        if record is None:
            said = _("This was saved already, %(at)s, and has been deleted since.")
            messages.warning(request, said % {"at": moment(sent.at)})
            name = f"{self.admin_site.name}:{self.opts.app_label}_{self.opts.model_name}_changelist"
            return HttpResponseRedirect(reverse(name))
        if IS_POPUP_VAR in request.POST:
            answer = self.response_change if request.is_change else self.response_add
            return answer(request, record)
        said = _("“%(record)s” was saved already, %(at)s. Nothing was saved twice.")
        messages.success(request, said % {"record": record, "at": moment(sent.at)})
        return HttpResponseRedirect(page_address(record) or request.get_full_path())

    def _ask_again(self, request: HttpRequest) -> None:
        """With a form with which something else was added already, ask whether to add this too."""
        sent = None if request.is_change else self._sent(request)
        if sent is None:
            return
        said = _(
            "With this form “%(record)s” was added already, %(at)s. Nothing was added now. Do you "
            "mean to add another? Then save again."
        )
        request.overtaken = True
        request.refusal = (said % {"record": _record_of(sent) or "–", "at": moment(sent.at)},)


def _counted(record: Model, formsets: list[Any]) -> dict[Row, int]:
    choices = (rows for _field, rows in choices_of(record))
    return count_all(record, (*choices, *(formset.queryset for formset in formsets)))


def _record_of(sent: SentForm) -> Model | None:
    """What was saved with a form; None if it was deleted since."""
    model = model_of_table(sent.table)
    return model._base_manager.filter(pk=sent.row).first() if model else None
