"""Why a record cannot be deleted: what still points to it."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.utils import NestedObjects, get_deleted_objects
from django.db import router
from django.db.models import CASCADE, Model
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

#: How many of the records that stand in the way are named.
MOST = 10


def deletion(objs: Sequence[Any], request: HttpRequest, site: AdminSite) -> Any:
    """Return what Django's `get_deleted_objects` does; of what stands in the way, only some."""
    if objs:
        collector = NestedObjects(using=router.db_for_write(type(objs[0])), origin=objs)
        collector.collect(objs)
        if collector.protected:
            return [], {}, set(), standing_in_the_way(collector.protected, site)
    return get_deleted_objects(objs, request, site)


def going(records: Sequence[Any]) -> list[Any]:
    """Return what is deleted with the records, themselves included."""
    if not records:
        return []
    collector = NestedObjects(using=router.db_for_write(type(records[0])), origin=records)
    collector.collect(records)
    return [each for found in collector.data.values() for each in found]


def standing_in_the_way(records: set[Model], site: AdminSite) -> list[str]:
    """Name the records, with links, in a fixed order; of many the first, then how many more."""
    ordered = sorted(records, key=lambda record: (record._meta.label, record.pk))
    lines = dict.fromkeys(_link(record, site) for record in ordered[:MOST])
    more = Counter(_paged(type(record), site) for record in ordered[MOST:])
    for model, number in more.items():
        kind = model._meta.verbose_name if number == 1 else model._meta.verbose_name_plural
        lines[_("and %(number)s more: %(kind)s") % {"number": number, "kind": kind}] = None
    return list(lines)


def _link(record: Model, site: AdminSite) -> str:
    """The record with its kind, linked to its page; for a row without one, what it is a part of."""
    whole = _whole(type(record), site)
    if whole:
        record = getattr(record, whole)
    kind, opts = capfirst(record._meta.verbose_name), record._meta
    if type(record) not in site._registry:
        return format_html("{}: {}", kind, record)
    name = f"{site.name}:{opts.app_label}_{opts.model_name}_change"
    return format_html('{}: <a href="{}">{}</a>', kind, reverse(name, args=[record.pk]), record)


def _paged(model: type[Model], site: AdminSite) -> type[Model]:
    """The model on whose page rows of this model are shown."""
    whole = _whole(model, site)
    return model._meta.get_field(whole).remote_field.model if whole else model


def _whole(model: type[Model], site: AdminSite) -> str:
    """The link from a row without a page of its own to what it is a part of; "" if none."""
    if model in site._registry:
        return ""
    links = (field for field in model._meta.concrete_fields if field.is_relation)
    return next((link.name for link in links if link.remote_field.on_delete is CASCADE), "")
