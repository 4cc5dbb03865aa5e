"""Add the ids of people and offices that were merged into others."""

import django.db.models.deletion
from django.db import migrations, models

import g32.fields


def _former_id(name: str, owner: str, verbose_name: str) -> migrations.CreateModel:
    return migrations.CreateModel(
        name=name,
        fields=[
            (
                "id",
                models.BigAutoField(
                    auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                ),
            ),
            (
                "slug",
                g32.fields.IdField(
                    blank=True,
                    help_text="Made from the record itself when left empty; never changes.",
                    max_length=150,
                    unique=True,
                    verbose_name="id",
                ),
            ),
            (
                "owner",
                models.ForeignKey(
                    on_delete=django.db.models.deletion.CASCADE,
                    related_name="former_ids",
                    to=owner,
                    verbose_name=verbose_name,
                ),
            ),
        ],
        options={
            "verbose_name": "former id",
            "verbose_name_plural": "former ids",
            "ordering": ("slug",),
            "abstract": False,
        },
    )


class Migration(migrations.Migration):
    dependencies = [("network", "0004_lists")]

    operations = [
        _former_id("OfficeFormerId", "network.office", "office"),
        _former_id("PersonFormerId", "network.person", "person"),
    ]
