"""What programs are answered."""

from django.http import HttpRequest, JsonResponse

from g32.reports import reports

from .door import for_readers


@for_readers
def start(request: HttpRequest) -> JsonResponse:
    """Tell which reports there are."""
    told = [{"name": name} for name in reports()]
    return JsonResponse({"reports": told})
