"""Users: who is invited, in which roles, and whose access is withdrawn.

Nobody sets somebody else's password: whoever is invited chooses it, by a link that works once.
A user is not deleted, so that the history goes on to name somebody who is known.
"""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.auth import admin as stock
from django.contrib.auth.models import Group, User
from django.core.exceptions import ValidationError
from django.db.models import Case, ManyToManyField, QuerySet, When
from django.http import HttpRequest
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from g32.happenings.entries import hanging
from g32.models import Token
from g32.records import is_written
from g32.reports.users import roles_of
from g32.rights import Act, Role
from g32.site import Section
from g32.tokens import revoke_all

from .acts import ActingMixin
from .columns import flag, listed
from .exporting import ExportMixin
from .filters import ChosenFilter, codes
from .forms import RecordForm, is_number
from .history import HistoryMixin
from .inlines import extra
from .inviting import InvitingMixin
from .lists import ListMixin
from .rights import RightsMixin, require_within
from .tokens import TokensMixin
from .versions import VersionMixin

# Ours stand in the place of Django's own, which registers itself when it is imported.
admin.site.unregister([stock.User, stock.Group])


class RolesField(forms.ModelMultipleChoiceField):
    """The roles, each with what it may."""

    widget = forms.CheckboxSelectMultiple

    def __init__(self, queryset: QuerySet[Any], **kwargs: Any) -> None:
        in_order = [When(name=role.value, then=at) for at, role in enumerate(Role)]
        super().__init__(queryset.order_by(Case(*in_order)), **kwargs)

    def clean(self, value: Any) -> Any:
        """Refuse what is the number of no row: SQLite takes no larger ones."""
        for text in value if isinstance(value, list) else ():
            if not is_number(str(text)):
                message = self.error_messages["invalid_pk_value"]
                raise ValidationError(message, code="invalid_pk_value", params={"pk": text})
        return super().clean(value)

    def label_from_instance(self, obj: Any) -> str:
        """Say what the role is and what it may."""
        role = Role(obj.name)
        return f"{capfirst(role.label)}: {role.explained}"


class UserForm(RecordForm):
    """A user, without a password: that is theirs alone."""

    class Meta:
        labels = {"is_active": _("Has access"), "groups": _("Roles")}
        help_texts = {
            "is_active": _("Untick to withdraw access: the next page is refused already."),
            "username": _("With which somebody logs in; an e-mail address is the easiest."),
            "groups": "",
        }

    def clean_email(self) -> str:
        """Refuse an address that somebody else has: a new password is sent to it."""
        email = self.cleaned_data["email"]
        others = User.objects.exclude(pk=self.instance.pk)
        if email and is_written(email, others, "email"):
            raise ValidationError(_("Another user has this e-mail address."))
        return email

    def clean_username(self) -> str:
        """Refuse a name that differs from another in capitals only."""
        name = self.cleaned_data["username"]
        if is_written(name, User.objects.exclude(pk=self.instance.pk), "username"):
            raise ValidationError(_("There is a user of this name already."))
        return name


class RoleFilter(ChosenFilter):
    """Users in one role."""

    title = _("role")
    parameter_name = "role"

    def lookups(self, _request: HttpRequest, _model_admin: Any) -> Any:
        """Offer the roles."""
        return Role.choices

    def queryset(self, _request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Keep the users in the role."""
        return queryset.filter(groups__name=self.value()) if self.value() else queryset


@admin.register(User)
class UserAdmin(
    ExportMixin,
    ActingMixin,
    VersionMixin,
    InvitingMixin,
    TokensMixin,
    RightsMixin,
    HistoryMixin,
    ListMixin,
):
    """Who may log in."""

    form = UserForm
    section = Section.ACCESS
    place = 10
    actions = None
    list_display = (
        "username",
        "get_full_name",
        listed("roles", _("roles"), roles_of),
        flag("is_active", _("has access")),
        "last_login",
    )
    list_filter = (codes("is_active"), RoleFilter)
    list_prefetch_related = ("groups",)
    search_texts = ("username", "first_name", "last_name", "email")
    ordering = ("username",)
    fields = ("username", "first_name", "last_name", "email", "groups", "is_active", "last_login")
    readonly_fields = ("last_login",)

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Nobody gives themselves a role, or shuts themselves out."""
        own = ("groups", "is_active") if obj == request.user else ()
        return (*super().get_readonly_fields(request, obj), *own)

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody: access is withdrawn."""
        return False

    def get_inlines(self, request: HttpRequest, obj: Any) -> list[Any]:
        """Show what apps put on the page of a user; to oneself nobody gives anything."""
        return [] if obj == request.user else extra(User)

    def formfield_for_manytomany(
        self, db_field: ManyToManyField, request: HttpRequest, **kwargs: Any
    ) -> Any:
        """Offer the roles; other groups of rights are none of this page."""
        if db_field.name == "groups":
            roles = Group.objects.filter(name__in=Role.values)
            return db_field.formfield(form_class=RolesField, queryset=roles, **kwargs)
        return super().formfield_for_manytomany(db_field, request, **kwargs)

    def entries_about(
        self, request: HttpRequest, record: Any, *, rows: bool = True
    ) -> Iterator[QuerySet[Any]]:
        """Tell the roles and tokens along."""
        yield from super().entries_about(request, record, rows=rows)
        for model in (User.groups.through, Token):
            yield from hanging(model._meta.get_field("user"), [record.pk])

    def _may_restore(self, request: HttpRequest, record: Any) -> bool:
        """Nobody: access is given and withdrawn, and not put back by the way."""
        return False

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        """Whoever is invited may enter the site, with a password that is yet to be chosen."""
        if not change:
            obj.is_staff = True
            obj.set_unusable_password()
        super().save_model(request, obj, form, change)
        if not obj.is_active:  # with access given again, what was known before opens nothing
            revoke_all(obj)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save what lies within the limits of who saves."""
        super().save_related(request, form, formsets, change)
        require_within(request, Act.CHANGE if change else Act.ADD, [form.instance])
