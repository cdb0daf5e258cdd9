"""Write who wrote the papers of a batch, where they worked, and where the keys of former authors lead."""

from typing import Any

from . import writes
from .entities import Mention, settle, write_mentions
from .institutions import affiliation_rows, institution_identifiers, write_institutions
from .retell import mend_authors
from .rows import AuthorshipRow, PaperRow
from .settle import Settlement
from .writes import Writing


class AuthorshipWriter:
    """The authorships of the papers of one batch."""

    def __init__(self, tx: Writing, papers: dict[str, PaperRow]) -> None:
        """Settle and write the people and institutions that these papers name."""
        self._tx = tx
        self._papers = papers
        self._rows = [(paper, row) for paper, resolved in papers.items() for row in resolved.authorships]
        self._authors = self._write_authors()
        self._institutions = write_institutions(
            tx, [(m, row.sources) for _, row in self._rows for m in row.institutions]
        )

    def replace(self, cleared: list[dict[str, Any]]) -> None:
        """Write the authorships in place of those that were cleared, and mend what depended on them."""
        writes.create_authorships(self._tx, self._authorships())
        writes.merge_affiliations(self._tx, self._affiliations())
        writes.merge_leads(self._tx, self._leads())
        mend_authors(self._tx, self._authors, cleared)

    def _write_authors(self) -> Settlement:
        dropped = [
            (paper.properties["sources"], one) for paper in self._papers.values() for one in paper.dropped
        ]
        mentions = [Mention(row.author, row.name, row.sources, _orcid(row.author)) for _, row in self._rows]
        mentions += [
            Mention(one.keys, one.name, tuple(sources), _orcid(one.keys)) for sources, one in dropped
        ]
        settlement = settle(self._tx, "author", (mention.identifiers for mention in mentions))
        write_mentions(self._tx, "author", settlement, mentions)
        return settlement

    def _authorships(self) -> list[dict[str, Any]]:
        return [
            {"paper": paper, "authorships": [self._authorship(row) for row in resolved.authorships]}
            for paper, resolved in self._papers.items()
            if resolved.authorships
        ]

    def _authorship(self, row: AuthorshipRow) -> dict[str, Any]:
        properties: dict[str, Any] = {"raw_name": row.raw_name, "sources": row.sources}
        optional = {
            "position": row.position,
            "name": row.name if row.name != row.raw_name else None,
            "affiliations": row.affiliations,
            "institutions": [institution_identifiers(mention)[0] for mention in row.institutions],
            "corresponding": row.corresponding,
            "listed": row.listed,
            "keys": row.keys if len(row.keys) > len(row.author) else None,
        }
        properties.update((name, value) for name, value in optional.items() if value)
        return {"author": self._authors[row.author[0]].id, "properties": properties}

    def _affiliations(self) -> list[dict[str, Any]]:
        """Return one row an author and institution, with the first and the last year of this batch's papers."""
        told = (
            (
                self._authors[row.author[0]].id,
                self._institutions[institution_identifiers(m)[0]].id,
                self._papers[paper].year,
                row.sources,
            )
            for paper, row in self._rows
            for m in row.institutions
        )
        return affiliation_rows(told)

    def _leads(self) -> list[dict[str, Any]]:
        """Return the keys that a source states at somebody else's place now."""
        pairs = {
            (key, author.id)
            for _, row in self._rows
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
