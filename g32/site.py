"""The admin site of the register."""

from typing import Any

from django.conf import settings
from django.contrib import admin
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

#: Where a model stands whose admin names no section: users and their rights.
ACCESS = "access"


class Section(models.TextChoices):
    """The parts of the contents, in the order in which a coordinator thinks."""

    WHO = "who", _("Who")
    WHAT = "what", _("What they work on")
    WHEN = "when", _("When they meet")
    SOURCES = "sources", _("Sources")
    ACCESS = ACCESS, _("Access")


class RegisterSite(admin.AdminSite):
    """The site on which every model of the register is managed."""

    site_header = _("Register of the G32")
    site_title = _("Register of the G32")
    index_title = _("Contents")
    site_url = None

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[Any]:
        """Group the models by section instead of by app; inside it by the admin's `place`."""
        if app_label:
            return super().get_app_list(request, app_label)
        shown = [
            (self.get_model_admin(entry["model"]), entry)
            for app in self._build_app_dict(request).values()
            for entry in app["models"]
        ]
        shown.sort(key=lambda pair: (getattr(pair[0], "place", 0), pair[1]["name"].casefold()))
        groups = [
            {
                "name": section.label,
                "app_label": section.value,
                "app_url": f"{reverse('admin:index', current_app=self.name)}#{section.value}",
                "has_module_perms": True,
                "models": [
                    entry for own, entry in shown if getattr(own, "section", ACCESS) == section
                ],
            }
            for section in Section
        ]
        return [group for group in groups if group["models"]]

    def index(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> TemplateResponse:
        """Show what is going on, before the contents."""
        from g32.pages.panels import tables

        context = {"panels": tables(request, None), "title": _("What is going on")}
        return super().index(request, context | (extra_context or {}))

    def autocomplete_view(self, request: HttpRequest) -> Any:
        """Tell those apart that are called the same."""
        from g32.admin.completing import Completion

        return Completion.as_view(admin_site=self)(request)

    def login(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Say on the page what who forgot the password can do."""
        context = {"mail_configured": settings.MAIL_CONFIGURED}
        return super().login(request, context | (extra_context or {}))

    def password_change(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> Any:
        """Ask for the present password as often as at the login, and no more."""
        from g32.login.passwords import NewPassword

        context = self.each_context(request) | (extra_context or {})
        return NewPassword.as_view(extra_context=context)(request)

    def get_urls(self) -> list[Any]:
        """Add the pages that are about no one kind of record."""
        from g32.asking.urls import urls as asking
        from g32.calendars.urls import urls as calendars
        from g32.findings.urls import urls as findings
        from g32.guide.urls import urls as guide
        from g32.login.urls import urls as login
        from g32.reports.urls import urls as reports
        from g32.searching.urls import urls as searching
        from g32.tokens.urls import urls as tokens

        own = (searching, reports, asking, findings, calendars, guide, login, tokens)
        return [*(url for urls in own for url in urls(self)), *super().get_urls()]


# The site object that Django makes of the class above (see apps.RegisterAdminConfig).
site = admin.site
