"""The file of a calendar at its secret address, and the page on which one gets such an address."""

import hashlib
from typing import Any

from django.conf import settings
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied
from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils import translation
from django.utils.cache import get_conditional_response
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from g32 import tokens
from g32.history import act
from g32.login.factor import lacks_device
from g32.models import Token
from g32.rights import may_read

from . import subjects
from .writing import written


@csrf_exempt  # nothing is written
@require_safe
def calendar(request: HttpRequest, secret: str) -> HttpResponseBase:
    """Give the calendar to whoever knows the secret, as long as its owner may read the register.

    In Dutch: whose language it would be, nobody says.
    """
    token = tokens.find(Token.Purpose.CALENDAR, secret)
    subject = subjects.find(token.subject) if token and _may_read(token.user) else None
    if subject is None:
        response = render(request, "404.html", status=404)
    else:
        with translation.override(settings.LANGUAGE_CODE):
            content = written(subject.tell(subject.record)).encode()
        etag = f'"{hashlib.sha256(content).hexdigest()}"'
        made = HttpResponse(content, content_type="text/calendar; charset=utf-8")
        made["Content-Disposition"] = 'inline; filename="g32.ics"'
        made["ETag"] = etag
        response = get_conditional_response(request, etag=etag, response=made) or made
    # Kept by nobody in between, and asked for again each time: a secret can be revoked.
    response["Cache-Control"] = "private, no-cache"
    response["Referrer-Policy"] = "no-referrer"
    response["X-Robots-Tag"] = "noindex"
    return response


def _may_read(user: Any) -> bool:
    """Whether its owner could log in and read: who must have a second step has one."""
    return user.is_staff and not lacks_device(user) and may_read(user)


class NameForm(ModelForm):
    """Asks where the calendar goes, so that its owner knows it again."""

    class Meta:
        model = Token
        fields = ("name",)


def subscribe(request: HttpRequest, site: AdminSite) -> HttpResponseBase:
    """Explain what one subscribes to; on POST make the address, and show it this once."""
    if not may_read(request.user):
        raise PermissionDenied(_("You may not look at the register."))
    subject = subjects.find(request.GET.get(subjects.OF, ""))
    if subject is None:
        raise Http404
    of = str(subject.record or _("the whole network"))
    form = NameForm(request.POST or None, initial={"name": of[:200]})
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": _("Subscribe to the calendar"),
        "of": of,
        "form": form,
        "alone": not settings.BEHIND_PROXY,
    }
    if form.is_valid():
        name, code = form.cleaned_data["name"], subject.code
        with act(actor=request.user.get_username()):
            made = tokens.issue(request.user, Token.Purpose.CALENDAR, name, subject=code)
        link = settings.ORIGIN + reverse("calendar", args=[made.secret])
        context |= {"link": link, "opens": "webcal:" + link.partition(":")[2]}
    return TemplateResponse(request, "g32/subscribe.html", context)
