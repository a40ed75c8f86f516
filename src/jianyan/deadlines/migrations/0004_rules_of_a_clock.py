from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0003_calendar_year")]

    operations = [
        migrations.AddField(
            "clock", "rules", models.CharField(blank=True, default="", max_length=110), preserve_default=False
        ),
        migrations.RunSQL(
            "UPDATE deadlines_clock SET rules = pack || '@' || version", migrations.RunSQL.noop
        ),
    ]
