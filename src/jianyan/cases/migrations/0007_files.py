import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("cases", "0006_co_handling_and_routing")]

    operations = [
        migrations.CreateModel(
            name="File",
            fields=[
                ("pk", models.CompositePrimaryKey("case", "no", blank=True, editable=False, primary_key=True, serialize=False)),
                ("no", models.PositiveIntegerField()),
                ("kind", models.CharField(max_length=20)),
                ("about", models.CharField(blank=True, max_length=8)),
                ("name", models.CharField(max_length=160)),
                ("media", models.CharField(max_length=100)),
                ("size", models.PositiveIntegerField()),
                ("sm3", models.CharField(max_length=64)),
                ("added_on", models.DateField()),
                ("removed_on", models.DateField(null=True)),
                ("erased_on", models.DateField(null=True)),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="files", to="cases.case")),
            ],
            options={"abstract": False},
        ),
        migrations.CreateModel(
            name="FileBody",
            fields=[
                ("pk", models.CompositePrimaryKey("case", "no", blank=True, editable=False, primary_key=True, serialize=False)),
                ("no", models.PositiveIntegerField()),
                ("content", models.BinaryField()),
                ("case", models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="+", to="cases.case")),
            ],
        ),
    ]
