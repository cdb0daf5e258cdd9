"""Institutions on a map of the world: points on a plain grid of degrees, drawn as charts are."""

from dataclasses import dataclass

from flask_babel import gettext as _
from flask_babel import ngettext

from ..reads.gathered import InstitutionPage

RADII = (2.2, 3.4, 5.0)
"""In degrees, for few, some and many joint papers: at most a tenth of the most, at most half, and more."""
FEW, SOME = 0.1, 0.5


@dataclass(frozen=True)
class Point:
    """One institution; `x` and `y` are degrees to the east and to the south."""

    id: str
    name: str
    count: int
    x: float
    y: float
    radius: float


@dataclass(frozen=True)
class WorldMap:
    """Where an institution and its partners are."""

    summary: str
    focus: Point | None
    """The page's institution; None where its place is not known."""
    points: tuple[Point, ...]
    """The partners, those with the fewest joint papers last, so that small points lie above large ones."""


def world_map(page: InstitutionPage) -> WorldMap | None:
    """Return the map of those partners whose coordinates a source gives; None where it gives none."""
    partners = page.places
    most = max((partner.count for partner in partners), default=1)
    points = [
        Point(each.id, each.name, each.count, each.longitude, -each.latitude, _radius(each.count, most))
        for each in partners
        if each.latitude is not None
        and each.longitude is not None
        and _on_earth(each.latitude, each.longitude)
    ]
    if not points:
        return None
    return WorldMap(_summary(len(points), page.partners.total), _focus(page), tuple(points))


def _focus(page: InstitutionPage) -> Point | None:
    if page.latitude is None or page.longitude is None or not _on_earth(page.latitude, page.longitude):
        return None
    return Point(page.id, page.name, 0, page.longitude, -page.latitude, RADII[-1] + 2)


def _on_earth(latitude: float, longitude: float) -> bool:
    return -90 <= latitude <= 90 and -180 <= longitude <= 180


def _radius(count: int, most: int) -> float:
    share = count / most
    return RADII[0] if share <= FEW else RADII[1] if share <= SOME else RADII[2]


def _summary(placed: int, total: int) -> str:
    partners = ngettext("%(num)s partner", "%(num)s partners", total)
    return _(
        "%(placed)s of %(partners)s at the places that the sources give; larger points have more joint papers.",
        placed=placed,
        partners=partners,
    )
