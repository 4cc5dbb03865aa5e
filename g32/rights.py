"""Who may do what."""

from typing import Any

from django.apps import apps


def may_read(visitor: Any) -> bool:
    """Return whether the visitor may look at anything in the register, and so at its reports.

    Who may change something may look at it.
    """
    labels = {app.label for app in apps.get_app_configs() if getattr(app, "keeps_history", False)}
    for permission in visitor.get_all_permissions():
        label, _dot, codename = permission.partition(".")
        if label in labels and codename.startswith(("view_", "change_")):
            return True
    return False
