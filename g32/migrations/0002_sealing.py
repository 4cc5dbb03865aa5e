"""The seals of history, the salt of private values, and what was erased."""

import django.db.models.deletion
import django.db.models.functions.datetime
from django.db import migrations, models

import g32.models


class Migration(migrations.Migration):
    dependencies = [("g32", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="privatevalues",
            name="salt",
            field=models.CharField(
                db_default=g32.models.RandomSalt(),
                editable=False,
                max_length=32,
                verbose_name="salt",
            ),
        ),
        migrations.CreateModel(
            name="Erasure",
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
                ("table", models.CharField(max_length=63, verbose_name="table")),
                ("row", models.BigIntegerField(verbose_name="row")),
                ("through", models.BigIntegerField(verbose_name="up to and including entry")),
                ("actor", models.CharField(max_length=150, verbose_name="by")),
                ("reason", models.TextField(verbose_name="reason")),
            ],
            options={
                "verbose_name": "erasure",
                "verbose_name_plural": "erasures",
                "ordering": ("pk",),
                "default_permissions": (),
                "indexes": [models.Index(fields=["table", "row"], name="g32_erasure_row")],
            },
        ),
        migrations.CreateModel(
            name="Seal",
            fields=[
                (
                    "number",
                    models.BigIntegerField(
                        primary_key=True, serialize=False, verbose_name="number"
                    ),
                ),
                (
                    "private",
                    models.CharField(
                        blank=True, max_length=64, verbose_name="digest of the private values"
                    ),
                ),
                ("digest", models.CharField(max_length=64, verbose_name="digest")),
                (
                    "entry",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="seal",
                        to="g32.historyentry",
                        verbose_name="history entry",
                    ),
                ),
            ],
            options={
                "verbose_name": "seal",
                "verbose_name_plural": "seals",
                "ordering": ("number",),
                "default_permissions": (),
            },
        ),
    ]
