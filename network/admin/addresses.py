"""The address list of a body: on a page of its own, and as files."""

from typing import Any, NamedTuple

from django.contrib.admin.utils import quote, unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from g32.asof import the_day
from g32.exports import Asked, answer, form
from g32.models import Viewing
from g32.pages.views import PageMixin
from g32.privacy import UNSEEN, seen
from g32.reports import When
from g32.reports.formats import FORMATS
from g32.rights import Act, allowed, can
from network.addresses import AddressBook, Addresses, Cards, members
from network.models import ContactDetails


class Listed(NamedTuple):
    """The list as the visitor may see it; `noted`: whether it could be noted that they do. Where it
    could not, the list has no contact details. `cards`: the same for an address book, `named` of
    so many.
    """

    report: Addresses
    cards: AddressBook
    number: int
    named: int
    noted: bool


class AddressMixin(PageMixin):
    """A `ModelAdmin` of bodies, for who may see how people are reached."""

    def get_urls(self) -> list[Any]:
        """Put them before the page of the record, whose address takes in everything."""
        stem = f"{self.opts.app_label}_{self.opts.model_name}"
        page = self.admin_site.admin_view(self.addresses_view)
        file = self.admin_site.admin_view(self.address_file_view)
        return [
            path("<path:object_id>/addresses/", page, name=f"{stem}_addresses"),
            path("<path:object_id>/addresses/<slug:code>/", file, name=f"{stem}_addressfile"),
            *super().get_urls(),
        ]

    def page_tools(self, request: HttpRequest, record: Any) -> list[tuple[Any, str]]:
        """Offer the list to who may see any contact details."""
        tools = [*super().page_tools(request, record)]
        if can(request.user, Act.VIEW, ContactDetails):
            tools.append((_("Address list"), self._address(request, record, "addresses")))
        return tools

    def addresses_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the members of the day, and let choose in what form they are taken along."""
        record = self._body(request, object_id)
        return self._addresses(request, record, self._listed(request, record))

    def address_file_view(self, request: HttpRequest, object_id: str, code: str) -> Any:
        """Send the list as a file. Of what is shown in it is noted first who takes it along."""
        formats = {**FORMATS, Cards.code: Cards()}
        if code not in formats:
            raise Http404
        record = self._body(request, object_id)
        listed = self._listed(request, record)
        if not listed.noted or (code == Cards.code and not listed.named):
            return self._addresses(request, record, listed)
        words = f"{record}, {listed.report.when}"
        if code == Cards.code:
            asked = Asked(listed.cards, Cards(), labels=True, words=words, expected=listed.named)
        else:
            given: Any = {"words": words, "expected": listed.number}
            asked = Asked.of(request.GET, listed.report, formats[code], **given)
        answered: HttpResponseBase = answer(request, asked)
        return answered

    def _body(self, request: HttpRequest, object_id: str) -> Any:
        record = self.get_object(request, unquote(object_id))
        may_look = self.has_view_or_change_permission(request, record)
        if not (may_look and can(request.user, Act.VIEW, ContactDetails)):
            raise PermissionDenied
        if record is None:
            raise Http404
        return record

    def _listed(self, request: HttpRequest, record: Any) -> Listed:
        """Look up the members, and note whose contact details the visitor is shown."""
        own = allowed(request.user, Act.VIEW, ContactDetails.objects.all())
        found = members(record.pk, the_day(), own)
        contacts = [member.contact for member in found if member.contact]
        noted = seen(request, contacts, Viewing.Where.LIST)
        shown = frozenset(contact.pk for contact in contacts if noted)
        given = When(day=the_day()), record.pk, shown
        named = len({member.holder for member in found if member.holder})
        return Listed(Addresses(*given), AddressBook(*given), len(found), named, noted)

    def _addresses(self, request: HttpRequest, record: Any, listed: Listed) -> HttpResponse:
        """The page of the list."""

        def address(code: str) -> str:
            name = f"admin:{self.opts.app_label}_{self.opts.model_name}_addressfile"
            return reverse(name, args=[quote(record.pk), code])

        report = listed.report
        context = {
            **self.admin_site.each_context(request),
            "title": capfirst(str(report.verbose_name)),
            "original": record,
            "opts": self.opts,
            "error": "" if listed.noted else UNSEEN,
            "header": [capfirst(label) for label in report.header(labels=True)],
            "rows": list(report.rows(labels=True)),
            "export": form(report, request.GET, address, number=listed.number),
            "cards": address(Cards.code) if listed.named else "",
        }
        return TemplateResponse(request, "network/addresses.html", context)
