"""A link by which a user chooses a password, and taking away a second step that was lost."""

from typing import Any

from django.conf import settings
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import path
from django.utils.decorators import method_decorator
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from g32.login import forget_devices, invitation_link, send_invitation


class InvitingMixin(admin.ModelAdmin):
    """Users that are let in by a link, which is shown once, and mailed where there is mail."""

    def get_urls(self) -> list[Any]:
        """Add what is done to a user."""
        acts = {"link": self.link_view, "device": self.device_view}
        return [
            *(
                path(
                    f"<path:object_id>/{name}/",
                    self.admin_site.admin_view(view),
                    name=f"auth_user_{name}",
                )
                for name, view in acts.items()
            ),
            *super().get_urls(),
        ]

    @method_decorator(require_POST)
    def link_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Show the link, and mail it where that can be done."""
        user = self._changeable(request, object_id)
        mailed = bool(settings.MAIL_CONFIGURED and user.email and "mail" in request.POST)
        if mailed:
            try:
                send_invitation(user)
            except OSError:
                mailed = False
                messages.error(request, _("The mail server did not take the mail."))
        context = self.admin_site.each_context(request) | {
            "title": _("Link for %s") % user.get_username(),
            "opts": self.opts,
            "original": user,
            "link": invitation_link(user),
            "mailed": mailed,
            "days": settings.PASSWORD_RESET_TIMEOUT // (24 * 3600),
        }
        return TemplateResponse(request, "admin/auth/user/link.html", context)

    @method_decorator(require_POST)
    def device_view(self, request: HttpRequest, object_id: str) -> HttpResponse:
        """Take away the second step: the user sets up a new one."""
        user = self._changeable(request, object_id)
        forget_devices(user)
        said = _("The second step of “%s” is taken away. At the next login a new one is set up.")
        messages.success(request, said % user.get_username())
        return redirect("admin:auth_user_change", user.pk)

    def response_post_save_add(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Go to where the new user is invited."""
        return redirect("admin:auth_user_change", obj.pk)

    def _changeable(self, request: HttpRequest, object_id: str) -> Any:
        """The user, whom this visitor may change. Nobody does this to themselves."""
        user = self.get_object(request, unquote(object_id))
        if user is None:
            raise Http404
        if user == request.user or not self.has_change_permission(request, user):
            raise PermissionDenied
        return user

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """Say what can be done to the user."""
        user = kwargs.get("obj")
        context["can_invite"] = (
            user is not None and user != request.user and self.has_change_permission(request, user)
        )
        context["can_mail"] = settings.MAIL_CONFIGURED
        return super().render_change_form(request, context, *args, **kwargs)
