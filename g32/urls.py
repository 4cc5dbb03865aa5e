"""The addresses of the register."""

from django.http import HttpRequest, HttpResponseRedirect
from django.templatetags.static import static
from django.urls import include, path
from django.views.generic import RedirectView

from g32.dates.views import understand
from g32.login.security_txt import security_txt
from g32.site import site


def icon(request: HttpRequest) -> HttpResponseRedirect:
    """Where the icon really is, for a browser that guesses."""
    return HttpResponseRedirect(static("g32/icon.svg"))


urlpatterns = [
    path("", RedirectView.as_view(pattern_name="admin:index")),
    path("favicon.ico", icon),
    path(".well-known/security.txt", security_txt, name="security_txt"),
    path("i18n/", include("django.conf.urls.i18n")),
    path("admin/understand-date/", understand, name="understand_date"),
    path("", include("g32.login.urls")),
    path("", include("g32.calendars.urls")),
    path("api/", include("g32.api.urls")),
    path("admin/", site.urls),
]

handler500 = "g32.errors.server_error"
