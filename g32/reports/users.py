"""The users, as their list is exported."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from g32.rights import Role

from .columns import Listing, Moment, Text, YesNo
from .table import Table, lists


def roles_of(user: Any) -> Iterable[Any]:
    """Return what the roles of a user are called, in the order of the roles."""
    names = {group.name for group in user.groups.all()}
    return [role.label for role in Role if role.value in names]


@lists
class Users(Table):
    """Who may log in, and how they are reached."""

    name = "users"
    model = User
    verbose_name = User._meta.verbose_name_plural
    description = ""
    columns = (
        Text("username", _("username")),
        Text("first_name", _("first name")),
        Text("last_name", _("last name")),
        Text("email", _("email address")),
        Listing("roles", _("roles")),
        YesNo("has_access", _("has access"), "is_active"),
        Moment("last_login", _("last login")),
    )

    def queryset(self) -> QuerySet[Any]:
        """By name."""
        return User.objects.order_by("username")

    def told(self) -> QuerySet[Any]:
        """With their roles."""
        return User.objects.prefetch_related("groups")

    def roles(self, user: Any) -> Iterable[Any]:
        """What the user is."""
        return roles_of(user)

    def last_login(self, user: User) -> datetime | None:
        """When they came last, if ever."""
        return user.last_login
