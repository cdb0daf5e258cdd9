"""The first page, and the page about the data."""

from dataclasses import dataclass

from flask import render_template

from ..context import get_graph
from ..reads.authors import close_definition
from ..reads.models import Stats
from ..reads.starting_points import StartingPoints, starting_points
from ..reads.stats import stats
from ..trust.rules import BANDS, LEVELS, RULES, Rule
from ..trust.types import Band, Level
from .blueprint import pages


@dataclass(frozen=True)
class HomeView:
    """What `home.html` shows."""

    stats: Stats
    start: StartingPoints


@dataclass(frozen=True)
class AboutView:
    """What `about.html` shows."""

    stats: Stats
    close_definition: str
    levels: dict[Level, tuple[str, str]]
    """Trust levels with their labels and what they take."""
    rules: tuple[Rule, ...]
    """What a ledger of trust can count."""
    bands: tuple[tuple[Band, int], ...]
    """Bands of the score and what they begin with, the highest first."""


@pages.get("/")
def home() -> str:
    """Show the search box, how much there is, and where to begin."""
    graph = get_graph()
    return render_template("home.html", page=HomeView(stats(graph), starting_points(graph)))


@pages.get("/about")
def about() -> str:
    """Say what the graph holds, where it comes from and what its words mean."""
    view = AboutView(stats(get_graph()), close_definition(), LEVELS, RULES, BANDS)
    return render_template("about.html", page=view)
