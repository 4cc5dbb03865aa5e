"""Who was shown what is private."""

import django.db.models.functions.datetime
from django.db import migrations, models

import g32.guards


class Migration(migrations.Migration):
    dependencies = [("g32", "0004_history_lookups")]

    operations = [
        migrations.CreateModel(
            name="Viewing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "at",
                    models.DateTimeField(
                        db_default=django.db.models.functions.datetime.Now(), verbose_name="at"
                    ),
                ),
                ("actor", models.CharField(max_length=150, verbose_name="by")),
                (
                    "place",
                    models.CharField(
                        choices=[
                            ("page", "the page"),
                            ("form", "the form"),
                            ("history", "the history"),
                            ("file", "the file with all data of the person"),
                        ],
                        max_length=7,
                        verbose_name="where",
                    ),
                ),
                ("table", models.CharField(max_length=63, verbose_name="table")),
                ("row", models.BigIntegerField(verbose_name="row")),
                (
                    "about_table",
                    models.CharField(max_length=63, verbose_name="table of whose they are"),
                ),
                ("about", models.BigIntegerField(null=True, verbose_name="row of whose they are")),
            ],
            options={
                "verbose_name": "viewing of contact details",
                "verbose_name_plural": "viewings of contact details",
                "ordering": ("pk",),
                "default_permissions": ("view",),
                "indexes": [
                    models.Index(fields=["about_table", "about", "id"], name="g32_viewing_about")
                ],
                "constraints": [g32.guards.AppendOnly(name="viewing_append_only")],
            },
        ),
    ]
