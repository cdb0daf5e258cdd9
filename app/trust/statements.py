"""All statements on one record: those of the loaded sources, and what this site knows of the owner."""

from collections.abc import Iterable

from ...cypher.graph import Graph
from ..reads.authors import author_evidence, author_facts
from ..reads.models import AuthorPage
from ..store.current import get_store
from ..store.engine import StoreUnavailable
from .formula import ledger
from .graph import Record, RecordEvidence, author_trust, record_findings
from .owner import UNKNOWN, OwnerEvidence, owner_findings, trust_side
from .types import Statements, TrustLedger


def statements(record: Record, owner: OwnerEvidence) -> Statements:
    """Return all that a ledger of a record is computed from."""
    found = (*record_findings(record), *owner_findings(owner, record.evidence.works))
    return Statements(found, owner.state)


def trust_of_page(page: AuthorPage, evidence: RecordEvidence, owner: OwnerEvidence) -> TrustLedger:
    """Return the ledger of an author whose page has been read."""
    identifiers = tuple(link.id for link in page.identifiers)
    return ledger(statements(Record(identifiers, page.sources, evidence), owner))


def read_trust(graph: Graph, id: str) -> tuple[str, TrustLedger]:
    """Return an author's name and ledger; raises NotFoundError where there is none."""
    facts = author_facts(graph, id=id)
    record = Record(facts.ids, tuple(author_evidence(graph, id=id)), author_trust(graph, id=id))
    return facts.name, ledger(statements(record, read_owner(facts.ids)))


def read_owner(ids: Iterable[str]) -> OwnerEvidence:
    """Return whose a record is, or that nobody can say now: what sources say is shown all the same."""
    try:
        with get_store().session() as session:
            return trust_side(session, tuple(ids))
    except StoreUnavailable:
        return UNKNOWN
