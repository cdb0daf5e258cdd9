"""How long a researcher's whole page takes: signed out, seen before, and signed in with 500 followed people."""

from collections.abc import Sequence
from dataclasses import dataclass

from flask.testing import FlaskClient

from peergraph.app.accounts.people import add_account
from peergraph.app.accounts.sessions import start_session
from peergraph.app.following.tables import FollowRow
from peergraph.app.store.contents import now
from peergraph.app.store.engine import Store

from .load import query
from .slices import ordinary_authors
from .timing import Site, path_of, percentile, table

AUTHORS, FOLLOWED, LOOKS = 100, 500, 25


@dataclass(frozen=True)
class Taken:
    """How long some requests took, and what was wanted of them."""

    name: str
    seconds: Sequence[float]
    wanted: float | None
    """Milliseconds that the p95 shall stay below; None where nothing is wanted."""

    @property
    def p95(self) -> float:
        """Return the 95th percentile, in milliseconds."""
        return percentile(self.seconds, 95)


def section(site: Site) -> str:
    """Return the section on the researcher's page: a table, and whether the targets are met."""
    taken = _signed_out(site)
    followed = ordinary_authors(site, FOLLOWED)
    _sign_in(site.client, followed)
    taken += _signed_in(site, followed)
    rows = [
        [each.name, percentile(each.seconds, 50), each.p95, 1000 * max(each.seconds), each.wanted or ""]
        for each in taken
    ]
    missed = [each.name for each in taken if each.wanted and each.p95 >= each.wanted]
    verdict = f"**Not met by {', '.join(missed)}**" if missed else "**Met**"
    return (
        "## The researcher's page, whole\n\n"
        f"{table(('request', 'p50', 'p95', 'longest', 'wanted p95'), rows)}\n\n"
        f"Milliseconds of a request to a warm graph of 97,494 papers, for {AUTHORS} ordinary authors, and for the\n"
        f"twenty most collaborative; the one who is signed in follows {FOLLOWED} ordinary authors. Each page was\n"
        "asked for once before. The figures hold no citations: the ACL Anthology has none.\n\n"
        f"{verdict}.\n"
    )


def _signed_out(site: Site) -> list[Taken]:
    ordinary = [path_of("/authors", id) for id in ordinary_authors(site, AUTHORS)]
    large = site.graph.read(query("largest"))[0]["authors"]
    figures = [path_of("/api/v1/authors", id, "/measures") for id in large]
    return [
        Taken("signed out", _seconds(site, ordinary), 60),
        Taken(
            "signed out, the most collaborative",
            _seconds(site, [path_of("/authors", id) for id in large] * 3),
            60,
        ),
        Taken("signed out, seen before (304)", _again(site, ordinary), 10),
        Taken("the figures of the most collaborative", _seconds(site, figures * 3), 100),
    ]


def _signed_in(site: Site, followed: Sequence[str]) -> list[Taken]:
    paths = [path_of("/authors", id) for id in followed[:AUTHORS]]
    return [
        Taken(f"signed in, {FOLLOWED} people followed", _seconds(site, paths), 90),
        Taken(f"what is new of {FOLLOWED} people", _seconds(site, ["/following"] * LOOKS), None),
    ]


def _seconds(site: Site, paths: Sequence[str]) -> list[float]:
    for path in dict.fromkeys(paths):
        site.seconds(path)
    return [site.seconds(path) for path in paths]


def _again(site: Site, paths: Sequence[str]) -> list[float]:
    """Return how long pages take that the reader has already, and that have not changed."""
    taken: list[float] = []
    for path in paths:
        tag = site.client.get(path).headers["ETag"]
        taken.append(site.seconds(path, {"If-None-Match": tag}))
    return taken


def _sign_in(client: FlaskClient, followed: Sequence[str]) -> None:
    """Sign the client in as somebody who follows these authors, who have all had news since."""
    store: Store = client.application.extensions["peergraph-store"].store
    before = "2000-01-01T00:00:00+00:00"
    with store.session() as session:
        account = add_account(session, "Bench", "bench@example.org", None).id
        secret = start_session(session, account, "Bench", lasting=True)
        session.add_all(FollowRow(account, "author", id, id, before, now()) for id in followed)
    client.set_cookie("signed_in", secret)
