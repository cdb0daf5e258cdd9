"""`python -m bench [--keep FOLDER] [SECTION ...]`: run the measurements and write them into bench/RESULTS.md."""

import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from functools import cached_property
from pathlib import Path

import click

from peergraph.cypher.local import Server

from . import (
    cited,
    crowd,
    draw,
    explore,
    exporting,
    finding,
    guard,
    library,
    load,
    pages,
    people,
    profile,
    slices,
)
from .anthology import ARCHIVE
from .results import keep_result, machine_load
from .servers import Loaded, anthology_server, cited_server, empty_server, sample_server
from .timing import Site, site_on, table

WANTED_MEGABYTES = 200


class Graphs:
    """The graphs that several sections measure, each opened when the first of them asks."""

    def __init__(self, folder: Path, opened: ExitStack) -> None:
        """Keep the databases in a folder, and open until `opened` is closed."""
        self._folder = folder
        self._opened = opened

    @cached_property
    def anthology(self) -> tuple[Site, Loaded]:
        """The app on the ACL Anthology, and how that was loaded."""
        server, loaded = self.anthology_server
        return self._opened.enter_context(site_on(server)), loaded

    @cached_property
    def anthology_server(self) -> tuple[Server, Loaded]:
        """The Neo4j that holds the ACL Anthology, and how that was loaded."""
        return self._opened.enter_context(anthology_server(self._folder / "anthology"))

    @cached_property
    def cited(self) -> tuple[Site, Loaded]:
        """The app on invented works of which one author's are cited very often, and how those were measured."""
        server, measured = self._opened.enter_context(cited_server(self._folder / "cited"))
        return self._opened.enter_context(site_on(server)), measured

    @cached_property
    def sample_server(self) -> Server:
        """The Neo4j that holds the sample."""
        return self._opened.enter_context(sample_server(self._folder / "sample"))

    @cached_property
    def sample(self) -> Site:
        """The app on the sample."""
        return self._opened.enter_context(site_on(self.sample_server))


def _load_section(_: Graphs) -> str:
    with empty_server() as server:
        return load.measure(server)


def _draw_section(_: Graphs) -> str:
    if not Path(draw.CHROMIUM).exists():
        return "## A slice drawn in Chromium\n\nNot run: needs Chromium."
    return draw.section()


def _anthology_section(graphs: Graphs) -> str:
    if missing := _missing("Load, the ACL Anthology"):
        return missing
    _, loaded = graphs.anthology
    row = [loaded.summary, loaded.seconds, loaded.megabytes]
    met = "met" if loaded.megabytes < WANTED_MEGABYTES else "not met"
    return (
        "## Load, the ACL Anthology\n\n"
        f"{table(('what the loader said', 'seconds', 'megabytes'), [row])}\n\n"
        "`peergraph load jsonl` into an empty Neo4j, from start to end; its own resident memory at the peak.\n\n"
        f"**{met.capitalize()}**: wanted is less than {WANTED_MEGABYTES} MB."
    )


def _slices_section(graphs: Graphs) -> str:
    return _missing("The JSON of a slice") or slices.section(graphs.anthology[0], graphs.sample)


def _pages_section(graphs: Graphs) -> str:
    return _missing("Pages on the ACL Anthology") or pages.section(graphs.anthology[0])


def _profile_section(graphs: Graphs) -> str:
    return _missing("The researcher's page, whole") or profile.section(graphs.anthology[0])


def _finding_section(graphs: Graphs) -> str:
    return _missing("Finding on the ACL Anthology") or finding.section(graphs.anthology[0])


def _library_section(graphs: Graphs) -> str:
    return _missing("The ready-made questions") or library.section(graphs.anthology[0])


def _people_section(graphs: Graphs) -> str:
    return _missing("People on the ACL Anthology") or people.section(graphs.anthology[0])


def _explore_section(graphs: Graphs) -> str:
    return _missing("The explorer's pictures") or explore.section(graphs.anthology[0])


def _export_section(graphs: Graphs) -> str:
    return exporting.section(graphs.sample_server)


def _guard_section(graphs: Graphs) -> str:
    return _missing("The console's guard") or guard.section(graphs.anthology[0], graphs.sample)


def _crowd_section(graphs: Graphs) -> str:
    return _missing("A crowd at one site") or crowd.section(graphs.anthology_server[0], graphs.anthology[0])


def _cited_section(graphs: Graphs) -> str:
    return cited.section(*graphs.cited)


def _missing(heading: str) -> str:
    return "" if ARCHIVE.exists() else f"## {heading}\n\nNot run: needs the ACL Anthology."


SECTIONS: dict[str, Callable[[Graphs], str]] = {
    "load": _load_section,
    "draw": _draw_section,
    "anthology": _anthology_section,
    "slices": _slices_section,
    "explore": _explore_section,
    "pages": _pages_section,
    "profile": _profile_section,
    "cited": _cited_section,
    "people": _people_section,
    "finding": _finding_section,
    "guard": _guard_section,
    "crowd": _crowd_section,
    "library": _library_section,
    "export": _export_section,
}


@click.command()
@click.argument("sections", nargs=-1, type=click.Choice(list(SECTIONS)))
@click.option(
    "--keep",
    type=click.Path(path_type=Path, file_okay=False),
    help="Folder for the databases, to be used again by the next run; without it they are made anew.",
)
def main(sections: tuple[str, ...], keep: Path | None) -> None:
    """Run the measurements, all or those that are named."""
    before = machine_load()
    with tempfile.TemporaryDirectory() as folder, ExitStack() as opened:
        graphs = Graphs(keep or Path(folder), opened)
        for name in sections or SECTIONS:
            keep_result(name, SECTIONS[name](graphs), before)


if __name__ == "__main__":
    main()
