"""History is looked up by batch, by who wrote, by day, and for what was deleted."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("g32", "0003_sentform")]

    operations = [
        migrations.AddIndex(
            model_name="historyentry",
            index=models.Index(fields=["actor", "id"], name="g32_history_actor"),
        ),
        migrations.AddIndex(
            model_name="historyentry",
            index=models.Index(fields=["at"], name="g32_history_at"),
        ),
        migrations.AddIndex(
            model_name="historyentry",
            index=models.Index(
                fields=["batch"], condition=~models.Q(batch=""), name="g32_history_batch"
            ),
        ),
        migrations.AddIndex(
            model_name="historyentry",
            index=models.Index(
                fields=["id"], condition=models.Q(act="delete"), name="g32_history_deleted"
            ),
        ),
        migrations.AddIndex(
            model_name="historyentry",
            index=models.Index(
                fields=["id"], condition=~models.Q(reason=""), name="g32_history_reasoned"
            ),
        ),
    ]
