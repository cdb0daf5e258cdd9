"""What a record says that a claim of it can be checked against."""

from dataclasses import dataclass
from functools import cached_property

from flask_babel import gettext as _
from msgspec import convert

from ...cypher import load
from ...cypher.errors import NotFoundError
from ...cypher.graph import Graph
from .domains import mail_domain
from .linked_pages import LinkedPage, linked_pages

MOST_INSTITUTIONS = 200


@dataclass(frozen=True)
class Place:
    """An institution that the record is affiliated with."""

    id: str
    name: str
    homepage: str | None


@dataclass(frozen=True)
class Domain:
    """Where the people of an institution have their mail."""

    domain: str
    institution: str
    """The institution's name."""


@dataclass(frozen=True)
class Claimable:
    """A record and what a claim of it can be checked against."""

    id: str
    name: str
    names: tuple[str, ...]
    homepage: str | None
    identifiers: tuple[str, ...]
    institutions: tuple[Place, ...]

    @cached_property
    def ids(self) -> tuple[str, ...]:
        """Its id and all its identifiers, by any of which a claim may name it."""
        return tuple(dict.fromkeys((self.id, *self.identifiers)))

    @cached_property
    def orcids(self) -> tuple[str, ...]:
        """The ORCID iDs that sources state, without the scheme."""
        return tuple(id.removeprefix("orcid:") for id in self.ids if id.startswith("orcid:"))

    @cached_property
    def domains(self) -> tuple[Domain, ...]:
        """Where its institutions have their mail, each domain once."""
        found = [(mail_domain(place.homepage), place.name) for place in self.institutions if place.homepage]
        return tuple(Domain(domain, name) for domain, name in dict(found).items() if domain)

    @cached_property
    def pages(self) -> tuple[LinkedPage, ...]:
        """The pages that it links to and that only the person can change."""
        return linked_pages(self.orcids, self.homepage)


def author_claimable(graph: Graph, *, id: str) -> Claimable:
    """Return what a claim of the record with that current id can be checked against; raises NotFoundError."""
    rows = graph.read(load("read")["author_claimable"], id=id, limit=MOST_INSTITUTIONS)
    if not rows:
        raise NotFoundError(_("No author in this graph has the id %(id)s.", id=id))
    return convert(rows[0], Claimable)
