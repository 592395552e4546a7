"""The lists that a program can read: sets of data, measures, places, periods, observations; all of what is public."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.db.models import Model, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from ninja import NinjaAPI, Query

from sendwell.apps.publishing.api.answers import (
    Begin,
    DataSetOut,
    FileOut,
    MeasureOut,
    ObservationOut,
    PageOf,
    PeriodOut,
    PlaceOut,
    Problems,
)
from sendwell.apps.publishing.api.asking import OfObservations, OfSet, Paging
from sendwell.apps.publishing.api.problems import Unknown, answer_in_sentences
from sendwell.apps.publishing.models import DataSet, PublishedFigure
from sendwell.apps.publishing.queries import public_data_sets, public_figures
from sendwell.domain.measures import PeriodKind, Symbol, group_name, period
from sendwell.domain.returns.open_data.licences import USUAL

T = TypeVar("T")
Row = TypeVar("Row", bound=Model)
FILTERS = ("measure", "level", "place", "group", "period", "period_kind")

api = NinjaAPI(
    title="Sendwell open data",
    version="1.0.0",
    description="Numbers on children with special educational needs and disabilities, as local areas published them. "
    "Small numbers are hidden. Reading needs no sign-in; nothing can be written. Each set of data says under which "
    f"licence it may be used: {USUAL.title} ({USUAL.address}) unless it says another.",
    urls_namespace="api",
    docs_url=None,
)
answer_in_sentences(api)


@api.get("/", response={200: Begin, 422: Problems}, url_name="index", summary="Where to begin")
def index(request: HttpRequest) -> Begin:
    """What can be read here, and where it is described."""
    _refuse_unknown(request, None)
    names = ("data_sets", "measures", "places", "periods", "observations")
    addresses = {name: request.build_absolute_uri(reverse(f"api:{name}")) for name in names}
    described = request.build_absolute_uri(reverse("api:openapi-json"))
    what = "Numbers that local areas have published. Begin with data_sets, then ask for observations of one."
    return Begin(what=what, description=described, **addresses)


@api.get("/data-sets", response={200: PageOf[DataSetOut], 422: Problems}, url_name="data_sets", summary="Sets of data")
def data_sets(request: HttpRequest, asked: Query[OfSet]) -> PageOf[DataSetOut]:
    """The sets of data that are public, with their files."""
    _refuse_unknown(request, OfSet)
    rows = _sets(asked).prefetch_related("files")
    return _page(request, asked, rows, lambda one: _data_set(request, one))


@api.get("/measures", response={200: PageOf[MeasureOut], 422: Problems}, url_name="measures", summary="Measures")
def measures(request: HttpRequest, asked: Query[OfSet]) -> PageOf[MeasureOut]:
    """The measures of each set, with what a reader must know before trusting them."""
    _refuse_unknown(request, OfSet)
    told = [(one, measure) for one in _sets(asked) for measure in one.told["measures"]]
    return _page(request, asked, told, lambda both: _measure(*both))


@api.get("/places", response={200: PageOf[PlaceOut], 422: Problems}, url_name="places", summary="Places")
def places(request: HttpRequest, asked: Query[OfSet]) -> PageOf[PlaceOut]:
    """The places that something is published of."""
    _refuse_unknown(request, OfSet)
    rows = _figures(asked).order_by("level", "place", "place_name").values("level", "place", "place_name").distinct()
    return _page(
        request,
        asked,
        rows,
        lambda row: PlaceOut(level=row["level"], place=row["place"], name=row["place_name"]),
    )


@api.get("/periods", response={200: PageOf[PeriodOut], 422: Problems}, url_name="periods", summary="Periods")
def periods(request: HttpRequest, asked: Query[OfSet]) -> PageOf[PeriodOut]:
    """The periods that something is published of, the newest first."""
    _refuse_unknown(request, OfSet)
    fields = ("period_kind", "period", "ends_on")
    rows = _figures(asked).order_by("-ends_on", "period_kind", "period").values(*fields).distinct()
    return _page(request, asked, rows, lambda row: PeriodOut(words=_words(row["period_kind"], row["period"]), **row))


@api.get(
    "/observations",
    response={200: PageOf[ObservationOut], 422: Problems},
    url_name="observations",
    summary="Observations",
)
def observations(request: HttpRequest, asked: Query[OfObservations]) -> PageOf[ObservationOut]:
    """The figures, in the order of their measure, period, place and group."""
    _refuse_unknown(request, OfObservations)
    found = {name: getattr(asked, name) for name in FILTERS if getattr(asked, name) is not None}
    rows = _figures(asked).filter(**found).select_related("data_set__area")
    if asked.since:
        rows = rows.filter(ends_on__gte=asked.since)
    if asked.until:
        rows = rows.filter(ends_on__lte=asked.until)
    return _page(request, asked, rows.order_by("measure", "ends_on", "level", "place", "group", "pk"), _observation)


def _refuse_unknown(request: HttpRequest, known: type[Paging] | None) -> None:
    """Raise Unknown for a filter that the list has not, or that is given twice."""
    names = list(known.model_fields) if known else []
    wrong = [name for name in request.GET if name not in names or len(request.GET.getlist(name)) > 1]
    if wrong:
        raise Unknown(wrong, names)


def _page(
    request: HttpRequest, asked: Paging, rows: "QuerySet[Any] | Sequence[Any]", made: Callable[[Any], T]
) -> PageOf[T]:
    count = rows.count() if isinstance(rows, QuerySet) else len(rows)
    start = (asked.page - 1) * asked.page_size
    shown = [made(row) for row in rows[start : start + asked.page_size]] if start < count else []
    following = None
    if start + asked.page_size < count:
        query = request.GET.copy()
        query["page"] = str(asked.page + 1)
        following = request.build_absolute_uri(f"{request.path}?{query.urlencode()}")
    return PageOf(count=count, next=following, items=shown)


def _sets(asked: OfSet) -> QuerySet[DataSet]:
    return _narrowed(public_data_sets(), asked)


def _figures(asked: OfSet) -> QuerySet[PublishedFigure]:
    return _narrowed(public_figures(), asked, of="data_set__")


def _narrowed(rows: QuerySet[Row], asked: OfSet, of: str = "") -> QuerySet[Row]:
    """The rows of what is asked for; `of` leads from a row to its data set."""
    if asked.area is not None:
        rows = rows.filter(**{f"{of}area__slug": asked.area})
    if asked.data_set is not None:
        area, name = asked.data_set.split("/")
        rows = rows.filter(**{f"{of}area__slug": area, f"{of}name": name})
    return rows


def _data_set(request: HttpRequest, one: DataSet) -> DataSetOut:
    where = {"area": one.area.slug, "name": one.name}
    return DataSetOut(
        data_set=f"{one.area.slug}/{one.name}",
        area=one.area.name,
        title=one.title,
        about=one.about,
        edition=one.edition,
        published_at=one.published_at,
        figures=one.figures_left,
        hidden=one.told["hidden"],
        sha256=one.sha256,
        licence=one.told["licence"],
        page=request.build_absolute_uri(reverse("public_data_set", kwargs=where)),
        files=[
            FileOut(
                name=file.name,
                says=file.says,
                address=request.build_absolute_uri(reverse("public_file", kwargs={**where, "file": file.stem})),
                bytes=file.size,
                sha256=file.sha256,
            )
            for file in one.files.all()
        ],
    )


def _measure(one: DataSet, told: dict[str, Any]) -> MeasureOut:
    kept = {name: told[name] for name in MeasureOut.model_fields if name in told}
    return MeasureOut(**kept, measure=told["key"], data_set=f"{one.area.slug}/{one.name}", better=told["polarity"])


def _observation(row: PublishedFigure) -> ObservationOut:
    fields = ("measure", "period_kind", "period", "ends_on", "level", "place", "place_name", "group")
    numbers = ("value", "numerator", "denominator")
    return ObservationOut(
        **{name: getattr(row, name) for name in (*fields, *numbers)},
        data_set=f"{row.data_set.area.slug}/{row.data_set.name}",
        group_name=group_name(row.group),
        symbol=Symbol(row.symbol) if row.symbol else None,
    )


def _words(kind: str, code: str) -> str:
    return period(PeriodKind(kind), code).words
