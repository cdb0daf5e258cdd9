"""What is in the graph, for people who write queries: labels, relationship types and their properties, each
with a line of meaning.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Note:
    """One label or relationship type."""

    name: str
    """As a query writes it: `Author`, or `(Author)-[:AUTHORED]->(Paper)`."""
    meaning: str
    properties: tuple[tuple[str, str], ...]
    """Name and meaning of each property; absent where the sources do not say."""


NODES = (
    Note(
        "Author",
        "A person who wrote papers.",
        (
            ("id", "best known identifier, such as orcid:... or sample:yinghui-xu"),
            ("name", "name as most sources write it"),
            ("names", "all spellings"),
            ("orcid", "ORCID"),
            ("sources", "who says so"),
        ),
    ),
    Note(
        "Paper",
        "A published work.",
        (
            ("id", "best known identifier, such as doi:..."),
            ("title", "title"),
            ("year", "year of publication"),
            ("date", "day of publication, ISO text"),
            ("type", "such as journal-article or preprint"),
            ("venue", "journal or conference"),
            ("doi", "DOI"),
            ("arxiv_id", "arXiv id"),
            ("abstract", "abstract, where loaded"),
            ("comments", "the authors' comments"),
            ("has_code", "true where code is said to exist"),
            ("code_url", "where the code is"),
            ("cited_by_count", "citations that a source counted"),
            ("language", "language code"),
            ("retracted", "true where retracted"),
            ("authors_complete", "false where a source names only some authors"),
            ("sources", "who says so"),
        ),
    ),
    Note(
        "Topic",
        "A keyword, category, area or subject.",
        (
            ("id", "such as arxiv:cs.CV"),
            ("name", "name"),
            ("kind", "keyword, category, area, topic, concept, subfield, field or domain"),
            ("sources", "who says so"),
        ),
    ),
    Note(
        "Institution",
        "A university, company or institute.",
        (
            ("id", "such as ror:..."),
            ("name", "name"),
            ("country_code", "two letters"),
            ("city", "city"),
            ("type", "such as education or company"),
            ("homepage", "its site"),
            ("sources", "who says so"),
        ),
    ),
    Note(
        "Identifier",
        "Another identifier of an entity, or one that is cited and not loaded.",
        (("kind", "author, paper, topic or institution"), ("id", "the identifier")),
    ),
    Note(
        "Record",
        "What one source says of an entity, and when it was loaded.",
        (("id", "source and source's id"), ("source", "short name of the source")),
    ),
    Note(
        "Run",
        "One run of a loader.",
        (("source", "short name of the source"), ("started", "when"), ("finished", "when")),
    ),
)
RELATIONSHIPS = (
    Note(
        "(Author)-[:AUTHORED]->(Paper)",
        "Wrote it.",
        (
            ("position", "place in the list of authors, from 1"),
            ("raw_name", "name as printed"),
            ("affiliations", "affiliations as printed"),
            ("corresponding", "true for the corresponding author"),
            ("listed", "true where a source lists the paper on the person's profile"),
        ),
    ),
    Note("(Paper)-[:ABOUT]->(Topic)", "Is about it.", (("score", "how sure the source is"),)),
    Note(
        "(Author)-[:AFFILIATED_WITH]->(Institution)",
        "Was there when a paper appeared.",
        (("from_year", "first year seen"), ("to_year", "last year seen")),
    ),
    Note("(Paper)-[:CITES]->(Paper)", "Cites it.", ()),
    Note("(Topic)-[:PART_OF]->(Topic)", "Is narrower; institutions have the same.", ()),
    Note("(Identifier)-[:IDENTIFIES]->(entity)", "Leads to it.", ()),
    Note("(Record)-[:DESCRIBES]->(entity)", "Is its source's statement.", ()),
)
SNIPPETS = (
    ("Ten people", "MATCH (a:Author)\nRETURN a LIMIT 10"),
    (
        "Find a name",
        "CALL db.index.fulltext.queryNodes('author_names', 'yinghui xu') YIELD node, score\n"
        "RETURN node, score LIMIT 10",
    ),
    ("Papers by year", "MATCH (p:Paper)\nRETURN p.year AS year, count(*) AS papers ORDER BY year"),
    (
        "One person's neighbourhood",
        "MATCH path = (:Author {id: 'sample:yinghui-xu'})-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(:Author)\n"
        "RETURN path LIMIT 60",
    ),
)
