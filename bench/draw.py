"""How long until a picture stands: our page beside pyvis as it comes, in Chromium, on one invented graph.

Run it as `python bench/draw.py`; `section()` gives the Markdown for RESULTS.md.
"""

import random
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

from playwright.sync_api import Browser, sync_playwright
from pyvis.network import Network
from werkzeug.serving import make_server

from peergraph.app import create_app
from peergraph.app.commands import QuietHandler
from peergraph.app.slices.layout import positions
from peergraph.app.slices.read import read_slice
from peergraph.app.slices.types import Slice
from peergraph.cypher import Cypher
from peergraph.cypher.graph import Graph, Row
from peergraph.cypher.logs import configure_logs
from peergraph.cypher.settings import Settings

CHROMIUM = "/usr/bin/chromium"
NODES, PEOPLE, PAPERS, TOPICS, INSTITUTIONS = 200, 84, 84, 22, 20
OUR_ROUNDS, PYVIS_ROUNDS = 7, 3
WANTED = 20
FOCUS = "bench:focus"


class InventedGraph(Graph):
    """A graph that answers with one invented neighbourhood, so that only the way to the picture is measured."""

    def __init__(self) -> None:
        """Connect to nothing."""

    def read(self, query: Cypher, /, **parameters: Any) -> list[Row]:
        """Return the neighbourhood, or where its focus is; nothing else is in this graph."""
        if query.name == "author_by_identifier":
            return [{"id": FOCUS, "current": True, "sure": True}]
        return [invented_neighbourhood()] if query.name == "author_slice" else []


def invented_neighbourhood() -> Row:
    """Return a neighbourhood as `author_slice` does: five communities, papers by two or three of their people."""
    chance = random.Random(7)
    written: list[list[int]] = [[] for _ in range(PEOPLE)]
    for paper in range(PAPERS):
        team = range(paper % 5, PEOPLE, 5)
        for person in chance.sample(team, chance.choice((2, 3, 3))):
            written[person].append(paper)
    for person, papers in enumerate(written):
        if not papers:
            papers.append(person % PAPERS)
    return {
        "focus": {"id": FOCUS, "name": "Focus of the benchmark"},
        "papers": [
            {
                "id": f"bench:paper-{n}",
                "title": f"Invented paper number {n}",
                "year": 2000 + n % 20,
                "near": "authored",
            }
            for n in range(PAPERS)
        ],
        "years": [2000 + n % 20 for n in range(PAPERS)],
        "people": [
            {"id": f"bench:person-{n}", "name": f"Person {n}", "at": at, "near": "coauthor"}
            for n, at in enumerate(written)
        ],
        "others": [],
        "topics": [
            {"id": f"bench:topic-{n}", "name": f"Topic {n}", "at": sorted(chance.sample(range(PAPERS), 5))}
            for n in range(TOPICS)
        ],
        "institutions": [
            {
                "id": f"bench:institution-{n}",
                "name": f"Institution {n}",
                "people": [f"bench:person-{p}" for p in chance.sample(range(PEOPLE), 5)],
            }
            for n in range(INSTITUTIONS)
        ],
        "totals": {"papers": PAPERS, "people": PEOPLE, "topics": TOPICS},
    }


@dataclass(frozen=True)
class Measured:
    """Seconds from the start of the navigation to the complete picture, one for each round."""

    ours: list[float]
    pyvis: list[float]
    nodes: int
    edges: int

    @property
    def ratio(self) -> float:
        """How many times faster our picture stands, by the medians."""
        return median(self.pyvis) / median(self.ours)


@contextmanager
def served() -> Iterator[str]:
    """Serve our app on the invented graph; gives its address."""
    settings = Settings(NEO4J_URI="bolt://unused:1", PEERGRAPH_LOG_LEVEL="ERROR")
    configure_logs(settings)
    app = create_app(settings, InventedGraph())
    web = make_server("127.0.0.1", 0, app, threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{web.server_port}"
    web.shutdown()
    thread.join()


def our_seconds(browser: Browser, address: str) -> float:
    """Return the seconds until the explorer's picture is drawn, with nothing in the browser's cache or remembered."""
    positions.cache_clear()
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto(f"{address}/explore?focus=author:{FOCUS}&limit={NODES}")
    page.wait_for_selector(".slice[data-drawn]", timeout=60_000)
    seconds = page.evaluate("() => performance.getEntriesByName('slice-drawn')[0].startTime / 1000")
    page.close()
    return seconds


def pyvis_seconds(browser: Browser, file: Path) -> float:
    """Return the seconds until pyvis's own page of the same graph stands still."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    # Its template asks other hosts for looks; waiting for those would not be pyvis's fault.
    page.route("http*://**", lambda route: route.abort())
    page.add_init_script(
        "addEventListener('DOMContentLoaded', () => network.once('stabilized', () => performance.mark('stands')))"
    )
    page.goto(file.as_uri(), wait_until="commit")
    page.wait_for_function(
        "() => performance.getEntriesByName('stands').length", timeout=600_000, polling=100
    )
    seconds = page.evaluate("() => performance.getEntriesByName('stands')[0].startTime / 1000")
    page.close()
    return seconds


def pyvis_page(picture: Slice, folder: Path) -> Path:
    """Write pyvis's page of a slice's nodes and edges, with its own defaults; return the file."""
    network = Network(cdn_resources="in_line")
    for node in picture.nodes:
        network.add_node(node.id, label=node.label)
    for edge in picture.edges:
        network.add_edge(edge.source, edge.target)
    file = folder / "pyvis.html"
    file.write_text(network.generate_html())
    return file


def measure() -> Measured:
    """Draw the same graph both ways, several times each, in one run."""
    picture = read_slice(InventedGraph(), "author", FOCUS, NODES)
    with tempfile.TemporaryDirectory() as folder, served() as address, sync_playwright() as playwright:
        file = pyvis_page(picture, Path(folder))
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        our_seconds(browser, address)
        ours = [our_seconds(browser, address) for _ in range(OUR_ROUNDS)]
        pyvis = [pyvis_seconds(browser, file) for _ in range(PYVIS_ROUNDS)]
        browser.close()
    return Measured(ours, pyvis, len(picture.nodes), len(picture.edges))


def section() -> str:
    """Return this benchmark's section of RESULTS.md."""
    found = measure()
    rows = (
        ("pyvis as it comes, until it stands", found.pyvis),
        ("Peergraph's page, until it is drawn", found.ours),
    )
    table = "\n".join(
        f"| {name} | {median(times):.2f} | {min(times):.2f} | {max(times):.2f} | {len(times)} |"
        for name, times in rows
    )
    return f"""## A slice drawn in Chromium

{found.nodes} nodes, {found.edges} edges, from the start of the navigation; seconds.

| way | median | least | most | rounds |
|---|---|---|---|---|
{table}

**{found.ratio:.0f} times faster** (wanted: at least {WANTED} times).
"""


if __name__ == "__main__":
    print(section())
