"""The whole register, for other civic tools."""

import hashlib
import tempfile

from django.http import FileResponse, HttpRequest
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response

from g32.apart import ApartError
from g32.api.door import for_readers
from g32.api.problems import ProblemError
from g32.exports.making import Making

from .classes import Whole


@for_readers
def popolo(request: HttpRequest) -> HttpResponseBase:
    """Send all of it, once it is whole; nothing of it to who has it already."""
    file = tempfile.TemporaryFile()  # noqa: SIM115 (the response closes it)
    try:
        for _objects in Making(Whole(), file).steps():
            pass
        file.seek(0)
        etag = f'"{hashlib.file_digest(file, "sha256").hexdigest()}"'
    except ApartError as error:
        file.close()
        raise ProblemError(503) from error
    except BaseException:
        file.close()
        raise
    known = get_conditional_response(request, etag=etag)
    if known:
        file.close()
        return known
    file.seek(0)
    return FileResponse(file, content_type="application/json", headers={"ETag": etag})
