"""What stands below every page: the sources of the graph and the date of the newest load."""

from dataclasses import dataclass

from ...cypher.errors import PeergraphError
from ..context import get_graph
from ..reads.stats import load_runs
from .blueprint import pages

LATEST_RUNS = 100


@dataclass(frozen=True)
class DataNote:
    """Where the graph's data come from."""

    sources: tuple[str, ...]
    """The sources' short names; none where no load was recorded."""
    loaded: str | None
    """When the newest load ended, ISO."""


@pages.app_template_global()
def data_note() -> DataNote | None:
    """Return where the data come from; None without a database, because error pages have a footer too."""
    try:
        runs = [run for run in load_runs(get_graph(), limit=LATEST_RUNS) if run.finished]
    except PeergraphError:
        return None
    return DataNote(
        tuple(sorted({run.source for run in runs})), max((run.finished or "" for run in runs), default=None)
    )
