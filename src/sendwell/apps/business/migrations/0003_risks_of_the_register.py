from django.db import migrations, models
import django.db.models.deletion

LONGEST = 200


def into_register(apps, schema_editor):
    """Each risk that a meeting named in its own words becomes a risk of the register, for others to judge.

    The same words, whatever their case, are one risk; every outcome that named it, and its history, points to it.
    """
    outcome, past = apps.get_model("business", "Outcome"), apps.get_model("business", "HistoricalOutcome")
    risk = apps.get_model("risks", "Risk")
    found = {}
    for row in outcome.objects.exclude(risk_words="").select_related("item__meeting__body").order_by("pk"):
        area, words = row.item.meeting.body.area_id, " ".join(row.risk_words.split())[:LONGEST]
        key = (area, words.casefold())
        if key not in found:
            number = risk.objects.filter(area_id=area).count() + 1
            found[key] = risk.objects.create(area_id=area, number=number, event=words)
            _remember(apps, found[key])
        outcome.objects.filter(pk=row.pk).update(risk=found[key])
        past.objects.filter(id=row.pk).exclude(risk_words="").update(risk_id=found[key].pk)
    # PostgreSQL alters no table while the check of a new link still waits for the end of the transaction.
    schema_editor.connection.check_constraints(table_names=[outcome._meta.db_table])


def _remember(apps, risk):
    from django.utils import timezone

    past = apps.get_model("risks", "HistoricalRisk")
    fields = {field.attname: getattr(risk, field.attname) for field in risk._meta.concrete_fields}
    past.objects.create(**fields, history_type="+", history_date=timezone.now())


class Migration(migrations.Migration):
    dependencies = [
        ("business", "0002_about_measures_and_risks"),
        ("risks", "0001_initial"),
    ]

    operations = [
        migrations.RenameField("outcome", "risk", "risk_words"),
        migrations.RenameField("historicaloutcome", "risk", "risk_words"),
        migrations.AddField(
            "outcome",
            "risk",
            models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="outcomes",
                to="risks.risk",
                verbose_name="Which risk?",
            ),
        ),
        migrations.AddField(
            "historicaloutcome",
            "risk",
            models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="risks.risk",
                verbose_name="Which risk?",
            ),
        ),
        migrations.RunPython(into_register, migrations.RunPython.noop),
        migrations.RemoveField("outcome", "risk_words"),
        migrations.RemoveField("historicaloutcome", "risk_words"),
        migrations.AddField(
            "agendaitem",
            "risk",
            models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="agenda_items", to="risks.risk", verbose_name="Which risk?"),
        ),
        migrations.AddField(
            "historicalagendaitem",
            "risk",
            models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name="+", to="risks.risk", verbose_name="Which risk?"),
        ),
    ]
