from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0001_initial"), ("cases", "0004_extension_and_stop")]

    operations = [
        migrations.AddField("clock", "first_due_on", models.DateField(null=True)),
        migrations.RunSQL(
            "UPDATE deadlines_clock SET first_due_on = due_on", migrations.RunSQL.noop
        ),
        migrations.AlterField("clock", "first_due_on", models.DateField()),
        migrations.AddField("clock", "given", models.JSONField(default=dict)),
        migrations.AddField("clock", "paused_on", models.DateField(null=True)),
        migrations.AddField("ledgerrow", "first_due_on", models.DateField(null=True)),
        migrations.RunSQL(
            "UPDATE deadlines_ledgerrow SET first_due_on = due_on", migrations.RunSQL.noop
        ),
    ]
