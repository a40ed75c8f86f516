"""Lines without a number stand after the numbered ones."""

from django.db import migrations

_UNNUMBERED = "UPDATE deadlines_ledgerrow SET sort = '%s' WHERE number = ''"


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0006_renewed_opinions")]

    operations = [
        migrations.RunSQL(
            _UNNUMBERED % "unnumbered", reverse_sql=_UNNUMBERED % "000000000000", elidable=True
        ),
    ]
