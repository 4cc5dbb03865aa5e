"""The tables as they first stood."""

import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="HistoryEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("at", models.DateTimeField(verbose_name="at")),
                ("table", models.CharField(max_length=63, verbose_name="table")),
                ("row", models.BigIntegerField(verbose_name="row")),
                (
                    "act",
                    models.CharField(
                        choices=[("insert", "added"), ("update", "changed"), ("delete", "deleted")],
                        max_length=6,
                        verbose_name="act",
                    ),
                ),
                ("actor", models.CharField(max_length=150, verbose_name="by")),
                ("reason", models.TextField(verbose_name="reason")),
                ("batch", models.CharField(max_length=64, verbose_name="batch")),
                ("before", models.JSONField(null=True, verbose_name="before")),
                ("after", models.JSONField(null=True, verbose_name="after")),
            ],
            options={
                "verbose_name": "history entry",
                "verbose_name_plural": "history",
                "ordering": ("pk",),
                "default_permissions": ("view",),
                "indexes": [models.Index(fields=["table", "row"], name="g32_history_row")],
            },
        ),
        migrations.CreateModel(
            name="PrivateValues",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="private",
                        to="g32.historyentry",
                        verbose_name="history entry",
                    ),
                ),
                ("before", models.JSONField(null=True, verbose_name="before")),
                ("after", models.JSONField(null=True, verbose_name="after")),
            ],
            options={
                "verbose_name": "private values",
                "verbose_name_plural": "private values",
                "default_permissions": (),
            },
        ),
    ]
