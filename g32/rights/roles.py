"""The roles, each a group of rights that is kept in step after every migrate."""

from collections import defaultdict
from collections.abc import Iterable
from enum import StrEnum
from typing import Any

from django.apps import AppConfig
from django.contrib.auth.management import create_permissions
from django.db import DEFAULT_DB_ALIAS, connections, models
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from g32.records import register_models, with_proxies


class Act(StrEnum):
    """What somebody does with a record; the first four are the codes of Django's own rights."""

    VIEW = "view"
    ADD = "add"
    CHANGE = "change"
    DELETE = "delete"
    #: Erase what is private of a person, history included; give out all that is held about one.
    FORGET = "forget"
    DISCLOSE = "disclose"


#: All that can be done to a record.
WRITES = (Act.ADD, Act.CHANGE, Act.DELETE)


class Role(models.TextChoices):
    """What somebody is for the register; the value is the name of the group."""

    SECRETARIAT = "secretariaat", _("secretariat")
    COORDINATOR = "coördinator", _("coordinator of cities")
    READER = "lezer", _("reader")
    RESEARCHER = "onderzoeker", _("researcher")
    MANAGER = "beheerder", _("manager of users")

    @property
    def explained(self) -> str:
        """What the role may, in a sentence."""
        return str(_EXPLAINED[self])


_EXPLAINED = {
    Role.SECRETARIAT: _("Reads and edits everything, but not the users."),
    Role.COORDINATOR: _(
        "Reads everything but the contact details of other cities. Edits what is of the own "
        "cities: people, offices, appointments, contact details and attendance."
    ),
    Role.READER: _("Reads everything but contact details."),
    Role.RESEARCHER: _("Reads everything but contact details, and asks questions in SQL."),
    Role.MANAGER: _("Invites users, gives them roles and cities, and withdraws access."),
}

_GRANTS: dict[tuple[Role, type[Model]], set[Act]] = defaultdict(set)


def grant(role: Role, acts: Iterable[Act], *kinds: type[Model]) -> None:
    """Let a role do these acts with these kinds of records, beside what it may anyway."""
    for kind in kinds:
        _GRANTS[role, kind].update(acts)


def granted(role: Role) -> dict[type[Model], set[Act]]:
    """Return what the role may do, by kind of record.

    Of the register's records, the secretariat may do everything, and coordinators and readers look
    at all but what is private; the rest is granted kind by kind.
    """
    found: dict[type[Model], set[Act]] = defaultdict(set)
    for kind in with_proxies(register_models()):
        if role is Role.SECRETARIAT:
            found[kind] |= {Act.VIEW, *WRITES}
        elif role is not Role.MANAGER and not getattr(kind, "private_history", False):
            found[kind].add(Act.VIEW)
    for (given, kind), acts in _GRANTS.items():
        if given is role:
            for each in with_proxies([kind]):
                found[each] |= acts
    return found


def keep_in_step(app_config: AppConfig, using: str = DEFAULT_DB_ALIAS, **signal: Any) -> None:
    """Give the group of every role its rights on the app's models (receiver of `post_migrate`)."""
    from django.contrib.auth.models import Group, Permission

    own = list(app_config.get_models())
    if not own or Group._meta.db_table not in connections[using].introspection.table_names():
        return
    create_permissions(app_config, using=using, verbosity=0)
    theirs = {
        (permission.content_type.model, permission.codename): permission
        for permission in Permission.objects.using(using)
        .filter(content_type__app_label=app_config.label)
        .select_related("content_type")
    }
    for role in Role:
        rights = granted(role)
        wanted = {
            theirs[key]
            for model in own
            for act in rights.get(model, ())
            if (key := (model._meta.model_name, f"{act}_{model._meta.model_name}")) in theirs
        }
        group, _made = Group.objects.using(using).get_or_create(name=role.value)
        had = set(group.permissions.filter(content_type__app_label=app_config.label))
        group.permissions.remove(*(had - wanted))
        group.permissions.add(*(wanted - had))
