"""Whom a pack is for, which edition it is and what it corrects, and the fingerprint of what was kept."""

import django.db.models.deletion
from django.db import migrations, models

from sendwell.apps.publishing.sealing import seal

WHY = "It was issued again. What was wrong in the edition before was not asked for then."


def number_and_seal(apps, schema_editor):
    """Packs issued again for the same meeting are editions of it, in the order in which they were issued."""
    Pack = apps.get_model("publishing", "Pack")
    latest = {}
    for pack in Pack.objects.using(schema_editor.connection.alias).order_by("issued_at", "pk"):
        before = latest.get((pack.body_id, pack.meeting_on))
        if before:
            pack.edition, pack.corrects, pack.why = before.edition + 1, before, WHY
        pack.sha256 = seal(pack)
        pack.save()
        latest[pack.body_id, pack.meeting_on] = pack


class Migration(migrations.Migration):

    atomic = False  # PostgreSQL adds no constraint in the transaction that filled the column

    dependencies = [
        ('publishing', '0002_pack_ratings'),
    ]

    operations = [
        migrations.AddField('pack', 'audience', models.CharField(default='board', max_length=20, verbose_name='For whom?')),
        migrations.AddField('pack', 'edition', models.PositiveSmallIntegerField(default=1)),
        migrations.AddField('pack', 'corrects', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='corrected_by', to='publishing.pack', verbose_name='Which edition?')),
        migrations.AddField('pack', 'why', models.TextField(blank=True, default='', verbose_name='What was wrong?'), preserve_default=False),
        migrations.AddField('pack', 'decide', models.JSONField(default=list)),
        migrations.AddField('pack', 'sha256', models.CharField(default='', editable=False, max_length=64)),
        migrations.RunPython(number_and_seal, migrations.RunPython.noop),
        migrations.AddConstraint('pack', models.UniqueConstraint(fields=('body', 'meeting_on', 'audience', 'edition'), name='pack_has_one_of_each_edition')),
        migrations.AddConstraint('pack', models.CheckConstraint(condition=models.Q(models.Q(('corrects__isnull', True), ('why', '')), models.Q(('corrects__isnull', False), models.Q(('why', ''), _negated=True)), _connector='OR'), name='pack_that_corrects_says_why')),
    ]
