"""Who took what along; noted before the first row leaves, and again when all have."""

from django.conf import settings
from django.utils import translation
from django.utils.text import capfirst

from g32.models import Export, ExportEnd

from .asked import Asked


def begin(user: str, asked: Asked) -> Export:
    """Note that the user takes this along."""
    with translation.override(settings.LANGUAGE_CODE):
        return Export.objects.create(
            actor=user,
            subject=capfirst(str(asked.report.verbose_name)),
            asked=asked.words,
            form=asked.form.code,
            columns=", ".join(column.name for column in asked.report.columns),
        )


def end(export: Export, rows: int) -> None:
    """Note that it became whole."""
    ExportEnd.objects.create(export=export, rows=rows)
