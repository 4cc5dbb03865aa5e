"""What a form asks while somebody types a date."""

from django.http import HttpRequest, JsonResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from .edtf import InvalidDate
from .reading import read
from .wording import in_words, span_in_words


@never_cache
@require_GET
def understand(request: HttpRequest) -> JsonResponse:
    """Say what the words in `?q=` mean: their stored `text`, `words` and `span`, or an `error`.

    For staff only; anybody else gets a 403.
    """
    if not (request.user.is_active and request.user.is_staff):
        return JsonResponse({"error": _("Log in first.")}, status=403)
    try:
        text = read(request.GET.get("q", ""))
    except InvalidDate as error:
        return JsonResponse({"error": error.message})
    return JsonResponse({"text": text, "words": in_words(text), "span": span_in_words(text)})
