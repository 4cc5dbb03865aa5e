"""The rights to erase the contact details of a person, and to give out all that is held."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("network", "0002_coordinator")]

    operations = [
        migrations.AlterModelOptions(
            name="administrator",
            options={
                "permissions": (
                    ("forget_administrator", "Can erase the contact details of an administrator"),
                    (
                        "disclose_administrator",
                        "Can give out all that is held about an administrator",
                    ),
                ),
                "verbose_name": "administrator",
                "verbose_name_plural": "administrators",
            },
        ),
        migrations.AlterModelOptions(
            name="person",
            options={
                "ordering": ("sort_key", "pk"),
                "permissions": (
                    ("forget_person", "Can erase the contact details of a person"),
                    ("disclose_person", "Can give out all that is held about a person"),
                ),
                "verbose_name": "person",
                "verbose_name_plural": "people",
            },
        ),
    ]
