"""The whole register, for other civic tools."""

import tempfile

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase

from g32.apart import ApartError
from g32.api.accept import JSON, form_of
from g32.api.asked import require_none
from g32.api.door import for_readers
from g32.api.problems import ProblemError
from g32.api.tags import tag, unchanged
from g32.exports.making import Making

from .classes import Whole


@for_readers
def popolo(request: HttpRequest) -> HttpResponseBase:
    """Send all of it, once it is whole; nothing of it to who has it already."""
    require_none(request)
    form_of(request, JSON)
    etag = tag(request)
    if known := unchanged(request, etag):
        return known
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        for _objects in Making(Whole(), file).steps():
            pass
    except BaseException as error:
        file.close()
        if isinstance(error, ApartError):
            raise ProblemError(503) from error
        raise
    file.seek(0)
    return FileResponse(file, content_type=JSON, headers={"ETag": etag})
