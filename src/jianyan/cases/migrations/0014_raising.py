import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('cases', '0013_round_states'),
        ('people', '0001_initial'),
    ]

    operations = [
        migrations.AddField(
            model_name='case',
            name='allow_co_sign',
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name='case',
            name='analysis_no',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='basis',
            field=models.CharField(blank=True, max_length=24),
        ),
        migrations.AddField(
            model_name='case',
            name='contact_wish_no',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='motion_no',
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name='case',
            name='no_publish_no',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='origin',
            field=models.CharField(default='direct', max_length=16),
        ),
        migrations.AddField(
            model_name='case',
            name='overrides',
            field=models.JSONField(default=list),
        ),
        migrations.AddField(
            model_name='case',
            name='reply_wanted',
            field=models.BooleanField(default=True),
        ),
        migrations.AddField(
            model_name='case',
            name='wished_co',
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name='case',
            name='withdraw_asked_on',
            field=models.DateField(null=True),
        ),
        migrations.AddField(
            model_name='case',
            name='withdraw_reason_no',
            field=models.PositiveIntegerField(null=True),
        ),
        migrations.AddField(
            model_name='signatory',
            name='withdraw_agreed_on',
            field=models.DateField(null=True),
        ),
        migrations.AlterField(
            model_name='case',
            name='state',
            field=models.CharField(choices=[('draft', 'Draft'), ('cosigning', 'Co-signing'), ('submitted', 'Submitted'), ('in_review', 'Under review'), ('back_to_proposer', 'Returned for revision'), ('filed', 'Filed, awaiting assignment'), ('not_filed', 'Not filed'), ('converted', 'Forwarded as opinion'), ('merged', 'Merged into another case'), ('withdrawn', 'Withdrawn'), ('assigned', 'Awaiting receipt'), ('handling', 'In handling'), ('replied', 'Replied, awaiting rating'), ('rehandling', 'Re-handling'), ('concluded', 'Concluded'), ('tracking', 'In follow-up'), ('closed', 'Closed'), ('history', 'Closed history')], max_length=20),
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('pk', models.CompositePrimaryKey('case', 'no', blank=True, editable=False, primary_key=True, serialize=False)),
                ('no', models.PositiveSmallIntegerField()),
                ('version', models.PositiveSmallIntegerField()),
                ('invited_on', models.DateField()),
                ('until', models.DateField()),
                ('answer', models.CharField(blank=True, max_length=12)),
                ('answered_on', models.DateField(null=True)),
                ('opinion_no', models.PositiveIntegerField(null=True)),
                ('joined', models.BooleanField(default=False)),
                ('case', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='invitations', to='cases.case')),
                ('proposer', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='people.proposer')),
            ],
            options={
                'indexes': [models.Index(fields=['proposer', 'answer'], name='invitation_by_proposer')],
            },
        ),
    ]
