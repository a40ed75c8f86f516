from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0003_draft_buffer")]

    operations = [
        migrations.AddField("assignment", "clock", models.JSONField(null=True)),
        migrations.AddField("assignment", "clock_stopped_on", models.DateField(null=True)),
        migrations.AddField("assignment", "extension_asked_on", models.DateField(null=True)),
        migrations.AddField("assignment", "extension_until", models.DateField(null=True)),
        migrations.AddField(
            "assignment", "extension_reason_no", models.PositiveIntegerField(null=True)
        ),
        migrations.AddField("assignment", "extension_late", models.BooleanField(default=False)),
        migrations.AddField(
            "assignment", "extensions", models.PositiveSmallIntegerField(default=0)
        ),
    ]
