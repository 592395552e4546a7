"""Publishing sets of data, and withdrawing them. Nothing is public until a person publishes it."""

from sendwell.apps.mechanisms.history import command
from sendwell.apps.mechanisms.refused import Refused, require
from sendwell.apps.partnership.models import Person
from sendwell.apps.publishing.giving.before import held_rows
from sendwell.apps.publishing.giving.preparing import Chosen, Prepared, prepare
from sendwell.apps.publishing.models import DataFile, DataSet, HeldInside, PublishedFigure, Withdrawal
from sendwell.apps.publishing.permissions import may_publish_data
from sendwell.domain.measures import period

AT_ONCE = 5_000  # rows written together


@command
def publish_data(*, chosen: Chosen, seen: str, by: Person) -> DataSet:
    """Give the figures whose preview has the hash `seen` to the public, and keep them as they are.

    Under the title of a set that is there already they are its next edition, which replaces it. Raises
    PermissionDenied, or Refused: where the figures are no longer what was seen, where none would be shown, or where
    nothing differs from what is public.
    """
    require(may_publish_data(by))
    prepared = prepare(by.area, chosen)
    if not prepared.shown:
        raise Refused("No number would be left to show, so there is nothing to publish. Choose other measures.")
    if prepared.sha256 != seen:
        raise Refused("The numbers have changed since you looked at them. Look through them again, then publish them.")
    if prepared.before and prepared.before.sha256 == seen and not hasattr(prepared.before, "withdrawal"):
        raise Refused("Nothing differs from what is public under this title already.")
    return _kept(prepared, by)


def _kept(prepared: Prepared, by: Person) -> DataSet:
    chosen, before = prepared.chosen, prepared.before
    kept = DataSet.objects.create(
        area=by.area,
        name=chosen.name,
        title=chosen.title,
        about=chosen.about,
        edition=before.edition + 1 if before else 1,
        replaces=before,
        told=prepared.told,
        figures_left=len(prepared.figures),
        sha256=prepared.sha256,
        published_by=by,
    )
    PublishedFigure.objects.bulk_create(_rows(kept, prepared), batch_size=AT_ONCE)
    HeldInside.objects.create(data_set=kept, figures=held_rows(prepared.away))
    DataFile.objects.bulk_create(
        DataFile(data_set=kept, name=one.name, says=one.says, content=one.content, size=one.size, sha256=one.sha256)
        for one in prepared.files
    )
    return kept


def _rows(kept: DataSet, prepared: Prepared) -> list[PublishedFigure]:
    return [
        PublishedFigure(
            data_set=kept,
            measure=one.measure,
            period=one.period,
            period_kind=one.period_kind,
            ends_on=period(one.period_kind, one.period).ends,
            level=one.level,
            place=one.place,
            place_name=prepared.place_name(one),
            group=one.group,
            value=one.value,
            numerator=one.numerator,
            denominator=one.denominator,
            symbol=one.symbol,
        )
        for one in prepared.figures
    ]


@command
def withdraw_data(*, data_set: DataSet, why: str, by: Person) -> Withdrawal:
    """Take a set of data back from the public; it stays on record. Raises PermissionDenied, or Refused where it no
    longer is public.
    """
    require(may_publish_data(by) and data_set.area_id == by.area_id)
    if hasattr(data_set, "replaced_by"):
        raise Refused("A later edition replaced this one. Withdraw that one instead.")
    if hasattr(data_set, "withdrawal"):
        raise Refused("It is withdrawn already.")
    return Withdrawal.objects.create(data_set=data_set, why=why, by=by)
