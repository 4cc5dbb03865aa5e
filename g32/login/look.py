"""What a page of the site needs to know where the admin does not make it."""

from typing import Any

from django.contrib.admin import site


def names() -> dict[str, Any]:
    """Return what the site is called."""
    return {"site_header": site.site_header, "site_title": site.site_title}
