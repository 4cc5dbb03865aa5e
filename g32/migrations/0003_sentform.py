"""Forms that were saved, so that none saves twice."""

import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("g32", "0002_sealing")]

    operations = [
        migrations.CreateModel(
            name="SentForm",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("token", models.CharField(max_length=100, unique=True, verbose_name="token")),
                ("content", models.CharField(max_length=64, verbose_name="content")),
                (
                    "at",
                    models.DateTimeField(
                        db_index=True, default=django.utils.timezone.now, verbose_name="at"
                    ),
                ),
                ("table", models.CharField(max_length=63, verbose_name="table")),
                ("row", models.BigIntegerField(verbose_name="row")),
            ],
            options={
                "verbose_name": "sent form",
                "verbose_name_plural": "sent forms",
                "default_permissions": (),
            },
        ),
    ]
