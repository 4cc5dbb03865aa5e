"""How a value is shown on a page."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model
from django.urls import NoReverseMatch, reverse
from django.utils.formats import date_format
from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from g32.dates.fields import PartialDateField
from g32.dates.wording import in_words


def page_address(record: Model) -> str:
    """Return the address of the record's page; "" where its kind has none."""
    opts = record._meta
    try:
        return reverse(f"admin:{opts.app_label}_{opts.model_name}_page", args=[record.pk])
    except NoReverseMatch:
        return ""


def link(record: Model, text: Any = None) -> SafeString:
    """Return the record's name as a link to its page, which opens beside the one at hand."""
    address = page_address(record)
    shown_text = conditional_escape(str(record) if text is None else text)
    if not address:
        return SafeString(shown_text)
    return format_html('<a href="{}" data-beside>{}</a>', address, shown_text)


def value(row: Any, path: str) -> Any:
    """Return what `path` ("meeting.start") leads to on the row, in words where it is a code or a
    partial date; None where the path breaks off.
    """
    *steps, name = path.split(".")
    for step in steps:
        row = getattr(row, step)
        if row is None:
            return None
    found = getattr(row, name)
    try:
        field: Any = row._meta.get_field(name) if isinstance(row, Model) else None
    except FieldDoesNotExist:
        field = None
    if isinstance(field, PartialDateField):
        return in_words(found)
    if field is not None and getattr(field, "choices", None):
        return dict(field.flatchoices).get(found, found)
    return found() if callable(found) else found


def shown(what: Any) -> SafeString:
    """Return the value as HTML: several joined by "; ", a record as a link, "" for what is not."""
    if what is None or what is False:
        return SafeString("")
    if what is True:
        return SafeString(conditional_escape(_("yes")))
    if isinstance(what, Model):
        return link(what)
    if isinstance(what, date):
        return SafeString(date_format(what))
    if isinstance(what, Iterable) and not isinstance(what, str | Promise):
        return format_html_join("; ", "{}", ((shown(each),) for each in what))
    return SafeString(conditional_escape(what))
