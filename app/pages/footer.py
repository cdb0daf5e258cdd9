"""What stands below every page: the sources of the graph and the date of the newest load."""

from dataclasses import dataclass
from typing import cast

from flask import current_app

from ...cypher.errors import PeergraphError
from ..context import get_graph
from ..freshness import known_version
from ..reads.stats import load_runs
from .blueprint import pages

LATEST_RUNS = 100
_KEY = "peergraph-data-note"


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
        version = known_version()
        kept = cast(tuple[str, DataNote] | None, current_app.extensions.get(_KEY))
        if kept is None or kept[0] != version:
            kept = current_app.extensions[_KEY] = version, _read()
    except PeergraphError:
        return None
    return kept[1]


def _read() -> DataNote:
    runs = [run for run in load_runs(get_graph(), limit=LATEST_RUNS) if run.finished]
    return DataNote(
        tuple(sorted({run.source for run in runs})), max((run.finished or "" for run in runs), default=None)
    )
