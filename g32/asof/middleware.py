"""Reads of which day a page is to speak."""

from collections.abc import Callable

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import render

from g32.api.addresses import is_for_programs
from g32.reports.when import When, WhenError

from .day import speaking_of
from .links import OP, carry


class DayMiddleware:
    """Lets every page speak of the day that its address names, and lead to pages that do too.

    What programs read says itself of which time it tells (`g32.api`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        """Keep the next step."""
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer of that day; of today, where the address says nothing."""
        text = request.GET.get(OP)
        if not text or is_for_programs(request):
            return self.get_response(request)
        try:
            day = When.parse(text, None).day
        except WhenError as wrong:
            return render(request, "g32/no_day.html", {"error": wrong.message}, status=400)
        with speaking_of(day):
            response = self.get_response(request)
        carry(response, text)
        return response
