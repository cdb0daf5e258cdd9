"""Write the institutions that authorships and authors name, and who worked there when."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from ..cypher.identifiers import slug
from .entities import Mention, settle, write_mentions
from .records import InstitutionMention
from .settle import Settlement
from .writes import Writing

Affiliation = tuple[str, str, int | None, tuple[str, ...]]
"""(author, institution, year or None, sources): one year in which somebody worked somewhere."""


_FOOTNOTES = "†‡∗*§¶♢♦♠♣✉⋄◇ \t,;"  # noqa: RUF001
"""Marks that a paper's front page puts behind an affiliation, and what is left between them."""


def institution_name(mention: InstitutionMention) -> str:
    """Return an institution's name without the marks of a paper's front page ("Alibaba Group†")."""
    return mention.name.rstrip(_FOOTNOTES).lstrip(_FOOTNOTES) or mention.name


def institution_identifiers(mention: InstitutionMention) -> tuple[str, ...]:
    """Return an institution's identifiers; one that has none is known by its name, in every source."""
    return mention.identifiers or (f"name:{slug(mention.name)}",)


def write_institutions(
    tx: Writing, said: list[tuple[InstitutionMention, tuple[str, ...]]], also: Iterable[str] = ()
) -> Settlement:
    """Write the institutions that these mentions name; return which entities they are, and the keys in `also`."""
    mentions = [
        Mention(
            institution_identifiers(m),
            institution_name(m),
            sources,
            _ror(m) | ({"country_code": m.country_code} if m.country_code else {}),
        )
        for m, sources in said
    ]
    settlement = settle(
        tx, "institution", [*(mention.identifiers for mention in mentions), *((key,) for key in also)]
    )
    write_mentions(tx, "institution", settlement, mentions)
    return settlement


def affiliation_rows(told: Iterable[Affiliation]) -> list[dict[str, Any]]:
    """Return one row an author and institution from (author, institution, year or None, sources)."""
    years: dict[tuple[str, str], set[int]] = defaultdict(set)
    said: dict[tuple[str, str], set[str]] = defaultdict(set)
    for author, institution, year, sources in told:
        years[author, institution].update([] if year is None else [year])
        said[author, institution].update(sources)
    return [
        {"author": author, "institution": institution, "from_year": min(years[author, institution], default=None),
         "to_year": max(years[author, institution], default=None), "sources": sorted(sources)}
        for (author, institution), sources in said.items()
    ]  # fmt: skip


def _ror(mention: InstitutionMention) -> dict[str, str]:
    found = sorted(i.removeprefix("ror:") for i in mention.identifiers if i.startswith("ror:"))
    return {"ror": found[0]} if found else {}
