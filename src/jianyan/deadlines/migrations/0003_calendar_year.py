from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("deadlines", "0002_extension_and_stop")]

    operations = [
        migrations.CreateModel(
            name="CalendarYear",
            fields=[
                (
                    "pk",
                    models.CompositePrimaryKey(
                        "year",
                        "region",
                        blank=True,
                        editable=False,
                        primary_key=True,
                        serialize=False,
                    ),
                ),
                ("year", models.PositiveSmallIntegerField()),
                ("region", models.CharField(blank=True, max_length=60)),
                ("text", models.TextField()),
                ("version", models.CharField(blank=True, max_length=60)),
                ("loaded_on", models.DateField()),
                ("loaded_at", models.DateTimeField()),
                ("is_applied", models.BooleanField(default=False)),
            ],
        ),
    ]
