"""Write who wrote the papers of a batch, where they worked, and where the keys of former authors lead."""

from typing import Any

from . import writes
from .entities import Mention, settle, write_mentions
from .institutions import affiliation_rows, institution_identifiers, write_institutions
from .retell import mend_authors
from .rows import PaperRow
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
        said = dict.fromkeys((row.author, row.name, row.sources) for _, row in self._rows)
        said |= dict.fromkeys((one.keys, one.name, tuple(sources)) for sources, one in dropped)
        mentions = [Mention(keys, name, sources, _orcid(keys)) for keys, name, sources in said]
        settlement = settle(self._tx, "author", (mention.identifiers for mention in mentions))
        write_mentions(self._tx, "author", settlement, mentions)
        return settlement

    def _authorships(self) -> list[dict[str, Any]]:
        authors = self._authors
        return [
            {
                "paper": paper,
                "authorships": [
                    {"author": authors[key].id, "properties": properties}
                    for key, properties in resolved.authored
                ],
            }
            for paper, resolved in self._papers.items()
            if resolved.authored
        ]

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
