"""A record's ledger of trust as a page of its own, and as JSON."""

from dataclasses import dataclass

from flask import Response, render_template

from ..api.addresses import find_id as find_id_of_api
from ..api.blueprint import api
from ..api.json import json_answer
from ..api.operations import Operation, describe
from ..context import get_graph
from ..pages.addresses import find_id
from ..pages.blueprint import pages
from .statements import read_trust
from .types import TrustLedger


@dataclass(frozen=True)
class TrustView:
    """What `trust.html` shows."""

    id: str
    name: str
    trust: TrustLedger

    @property
    def sum(self) -> str:
        """The points of all lines as a sum, such as "21 + 10 - 2"."""
        points = [line.points for line in (*self.trust.lines, *self.trust.lowered)]
        written = "".join(f" {'+' if each > 0 else '-'} {abs(each)}" for each in points)
        return written.removeprefix(" + ").strip() or "0"


@pages.get("/authors/<path:id>/trust")
def author_trust(id: str) -> str:
    """Show what a researcher's trust is computed from."""
    id = find_id("author", id)
    name, trust = read_trust(get_graph(), id)
    return render_template("trust.html", page=TrustView(id, name, trust))


@api.get("/authors/<path:id>/trust")
@describe(Operation(TrustLedger, statuses=(200, 300, 301), errors=(404,), by_data=True))
def author_trust_ledger(id: str) -> Response:
    """Answer with the ledger that a researcher's trust is computed from, statement by statement."""
    return json_answer(read_trust(get_graph(), find_id_of_api("author", id))[1])
