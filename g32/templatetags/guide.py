"""What the guide says of the screen, taken from the screen itself.

A text is named by its msgid, a kind of record by the name of its model, an image by the
name under which `make guide` saves it.
"""

import struct
from functools import cache
from pathlib import Path

from django.contrib.admin import ModelAdmin
from django.template import Context, Library
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.http import urlencode
from django.utils.safestring import SafeString
from django.utils.text import capfirst, slugify
from django.utils.translation import gettext

from g32.pages.cells import link
from g32.rights import may_read

IMAGES = Path(__file__).resolve().parent.parent / "static" / "g32" / "guide"

register = Library()


@register.simple_tag
def label(msgid: str, **names: str) -> SafeString:
    """A button, box, column or heading; what is filled in is named by its msgid as well."""
    return format_html("<b>{}</b>", capfirst(_words(msgid, names)))


@register.simple_tag
def value(msgid: str) -> SafeString:
    """What can be chosen in a list or is shown in a table, as it stands there."""
    return format_html("<b>{}</b>", gettext(msgid))


@register.simple_tag
def says(msgid: str, **names: str) -> SafeString:
    """A sentence of the register; what is filled in is named by its msgid as well."""
    return format_html("<q>{}</q>", _words(msgid, names))


@register.simple_tag(takes_context=True)
def word(context: Context, model: str) -> SafeString:
    """The word for a kind of record, as the head of its entry; leads to the list."""
    name = str(_admin(context, model).opts.verbose_name)
    return format_html(
        '<dt id="woord-{}">{}</dt>', slugify(name), _to_list(context, model, capfirst(name))
    )


@register.simple_tag(takes_context=True)
def list_of(context: Context, model: str) -> SafeString:
    """The name of a list; leads there."""
    name = str(_admin(context, model).opts.verbose_name_plural)
    return _to_list(context, model, format_html("<b>{}</b>", capfirst(name)))


@register.simple_tag(takes_context=True)
def found(context: Context, model: str, typed: str) -> SafeString:
    """What one can type to search a list; leads to what is then found."""
    return _to_list(context, model, format_html("<kbd>{}</kbd>", typed), q=typed)


@register.simple_tag(takes_context=True)
def sought(context: Context, typed: str) -> SafeString:
    """What one can type in the box above every page; leads to what is then found."""
    if not may_read(context["request"].user):
        return format_html("<kbd>{}</kbd>", typed)
    address = f"{reverse('admin:search')}?{urlencode({'q': typed})}"
    return format_html('<a href="{}"><kbd>{}</kbd></a>', address, typed)


@register.simple_block_tag(takes_context=True)
def example(context: Context, content: str, model: str, slug: str) -> SafeString:
    """What the register ships with of one record, its facts in bold; opens the record beside the
    guide, for who may see it and while it is there.
    """
    own = _admin(context, model)
    head = format_html(
        'Voorbeeld<span class="visually-hidden"> van {}</span>', own.opts.verbose_name
    )
    if own.has_view_permission(context["request"]):
        record = own.model._default_manager.filter(slug=slug).only("pk").first()
        head = link(record, head) if record else head
    return format_html('<dd class="example">{}: {}</dd>', head, SafeString(content.strip()))


@register.simple_tag
def image(name: str, alt: str) -> SafeString:
    """A screenshot. It says its size, so that nothing moves when it arrives."""
    width, height = _size(name)
    return format_html(
        '<p class="shot"><img src="{}" alt="{}" width="{}" height="{}" loading="lazy"></p>',
        static(f"g32/guide/{name}.png"),
        alt,
        width,
        height,
    )


def _words(msgid: str, names: dict[str, str]) -> str:
    words = gettext(msgid)
    return words % {name: gettext(text) for name, text in names.items()} if names else words


def _admin(context: Context, model: str) -> ModelAdmin:
    return context["admins"][model]


def _to_list(context: Context, model: str, text: str, **query: str) -> SafeString:
    """The text, as a link to the list for who may see that."""
    own = _admin(context, model)
    if not own.has_view_permission(context["request"]):
        return format_html("{}", text)
    address = reverse(f"admin:{own.opts.app_label}_{own.opts.model_name}_changelist")
    return format_html(
        '<a href="{}{}">{}</a>', address, f"?{urlencode(query)}" if query else "", text
    )


@cache
def _size(name: str) -> tuple[int, int]:
    """Width and height, as they stand at the beginning of every PNG."""
    with (IMAGES / f"{name}.png").open("rb") as file:
        return struct.unpack(">II", file.read(24)[16:])
