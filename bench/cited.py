"""How long the measures of a very heavily cited author take: 40,000 works cite hers about 80,000 times."""

from .servers import Loaded
from .timing import Site, path_of, percentile, table
from .works import MOST_CITED

LOOKS = 50
WANTED_MS = 100
FIGURES = "the figures, as JSON"


def section(site: Site, measured: Loaded) -> str:
    """Return the section on the most cited author: a table, and whether the target is met."""
    found = site.client.get("/api/v1/search", query_string={"q": MOST_CITED, "kind": "author"}).json[
        "results"
    ][0]
    asked = {
        FIGURES: path_of("/api/v1/authors", found["id"], "/measures"),
        "the page of measures": path_of("/authors", found["id"], "/measures"),
        "the researcher's page": path_of("/authors", found["id"]),
    }
    citations = next(
        measure["value"]
        for measure in site.client.get(asked[FIGURES]).json["measures"]
        if measure["name"] == "citations"
    )
    rows = [_row(site, name, path) for name, path in asked.items()]
    met = "**Met**" if rows[0][2] < WANTED_MS else "**Not met**"
    return (
        "## The measures of a heavily cited author\n\n"
        f"{table(('request', 'p50', 'p95', 'longest'), rows)}\n\n"
        f"Milliseconds of {LOOKS} requests to a warm graph of invented works, about an author whose works are cited\n"
        f"{citations:,} times in it. Citations by year are added up from what `peergraph measure` has counted, and\n"
        f"say of which day. That command took {measured.seconds:.0f} s and {measured.megabytes:.0f} MB there.\n\n"
        f"{met}: wanted is a p95 of the figures below {WANTED_MS} ms.\n"
    )


def _row(site: Site, name: str, path: str) -> tuple[str, float, float, float]:
    for _ in range(5):
        site.seconds(path)
    seconds = [site.seconds(path) for _ in range(LOOKS)]
    return name, percentile(seconds, 50), percentile(seconds, 95), 1000 * max(seconds)
