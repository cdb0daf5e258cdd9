"""Write who wrote the papers of a batch, where they worked, and where the keys of former authors lead."""

from collections.abc import Iterable
from typing import Any

from . import writes
from .entities import Mention, settle, write_mentions
from .institutions import affiliation_rows, institution_identifiers, write_institutions
from .retell import mend_authors
from .rows import AUTHORED, PaperRow
from .settle import Settlement
from .writes import Writing


class AuthorshipWriter:
    """The authorships of the papers of one batch."""

    def __init__(self, tx: Writing, papers: dict[str, PaperRow]) -> None:
        """Settle and write the people and institutions that these papers name."""
        self._tx = tx
        self._papers = papers
        self._authors = self._write_authors()
        self._places: dict[str, int] = {}
        self._by_key: dict[str, int] = {}
        self._employed = [
            (resolved, row)
            for resolved in papers.values()
            for row in resolved.authorships
            if row.institutions
        ]
        self._institutions = write_institutions(
            tx, [(m, row.sources) for _, row in self._employed for m in row.institutions]
        )

    @property
    def ids(self) -> list[str]:
        """The ids of the authors of all papers asked for so far, each at its place."""
        return list(self._places)

    def of(self, paper: PaperRow) -> list[list[Any]]:
        """Return the authorships of a paper: author by her place, then the values of `AUTHORED`."""
        places = self._by_key
        return [
            [places[key] if key in places else self._place(key), *values] for key, values in paper.authored
        ]

    def replace(self, papers: Iterable[str]) -> None:
        """Write the authorships of papers that are there, in place of those that were cleared."""
        writes.create_authorships(self._tx, [self._row(id) for id in papers])

    def mend(self, cleared: list[dict[str, Any]]) -> None:
        """Write what follows from the authorships, and mend what depended on those that were cleared."""
        writes.merge_affiliations(self._tx, self._affiliations())
        writes.merge_leads(self._tx, self._leads())
        mend_authors(self._tx, self._authors, cleared)

    def _place(self, key: str) -> int:
        """Return the place of the author that a key means; several keys may mean one."""
        place = self._places.setdefault(self._authors[key].id, len(self._places))
        self._by_key[key] = place
        return place

    def _row(self, paper: str) -> dict[str, Any]:
        authored = self._papers[paper].authored
        return {
            "paper": paper,
            "authorships": [
                {
                    "author": self._authors[key].id,
                    "properties": dict(zip(AUTHORED, values, strict=False)),
                }
                for key, values in authored
            ],
        }

    def _write_authors(self) -> Settlement:
        said = {
            (row.author, row.name, row.sources): None
            for paper in self._papers.values()
            for row in paper.authorships
        }
        for paper in self._papers.values():
            for one in paper.dropped:
                said[one.keys, one.name, tuple(paper.properties["sources"])] = None
        mentions = [Mention(keys, name, sources, _orcid(keys)) for keys, name, sources in said]
        settlement = settle(self._tx, "author", (mention.identifiers for mention in mentions))
        write_mentions(self._tx, "author", settlement, mentions)
        return settlement

    def _affiliations(self) -> list[dict[str, Any]]:
        """Return one row an author and institution, with the first and the last year of this batch's papers."""
        told = (
            (
                self._authors[row.author[0]].id,
                self._institutions[institution_identifiers(m)[0]].id,
                paper.year,
                row.sources,
            )
            for paper, row in self._employed
            for m in row.institutions
        )
        return affiliation_rows(told)

    def _leads(self) -> list[dict[str, Any]]:
        """Return the keys that a source states at somebody else's place now."""
        pairs = {
            (key, author.id)
            for paper in self._papers.values()
            for row in paper.authorships
            if len(row.keys) > len(row.author)
            for author in (self._authors[row.author[0]],)
            for key in row.keys
            if key not in author.identifiers
        }
        return [{"key": key, "author": author} for key, author in sorted(pairs)]


def _orcid(identifiers: tuple[str, ...]) -> dict[str, str]:
    for identifier in sorted(identifiers):
        if identifier.startswith("orcid:"):
            return {"orcid": identifier.removeprefix("orcid:")}
    return {}
