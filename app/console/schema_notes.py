"""What is in the graph, for people who write queries: labels, relationship types and their properties, each
with a line of meaning.
"""

from dataclasses import dataclass

from ..languages import mark


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
        mark("A person who wrote papers."),
        (
            ("id", mark("best known identifier, such as orcid:... or sample:yinghui-xu")),
            ("name", mark("name as most sources write it")),
            ("names", mark("all names as sources write them")),
            (
                "spellings",
                mark("how else these are typed: without accents, in Latin letters; for the search"),
            ),
            ("orcid", mark("ORCID")),
            ("sources", mark("who says so")),
        ),
    ),
    Note(
        "Paper",
        mark("A published work."),
        (
            ("id", mark("best known identifier, such as doi:...")),
            ("title", mark("title")),
            ("year", mark("year of publication")),
            ("date", mark("day of publication, ISO text")),
            ("type", mark("such as journal-article or preprint")),
            ("venue", mark("journal or conference")),
            ("doi", mark("DOI")),
            ("arxiv_id", mark("arXiv id")),
            ("abstract", mark("abstract, where loaded")),
            ("comments", mark("the authors' comments")),
            ("has_code", mark("true where code is said to exist")),
            ("code_url", mark("where the code is")),
            ("cited_by_count", mark("citations that a source counted")),
            ("language", mark("language code")),
            ("retracted", mark("true where retracted")),
            ("authors_complete", mark("false where a source names only some authors")),
            ("sources", mark("who says so")),
        ),
    ),
    Note(
        "Topic",
        mark("A keyword, category, area or subject."),
        (
            ("id", mark("such as arxiv:cs.CV")),
            ("name", mark("name")),
            ("kind", mark("keyword, category, area, topic, concept, subfield, field or domain")),
            ("sources", mark("who says so")),
        ),
    ),
    Note(
        "Institution",
        mark("A university, company or institute."),
        (
            ("id", mark("such as ror:...")),
            ("name", mark("name")),
            ("country_code", mark("two letters")),
            ("city", mark("city")),
            ("type", mark("such as education or company")),
            ("homepage", mark("its site")),
            ("sources", mark("who says so")),
        ),
    ),
    Note(
        "Identifier",
        mark("Another identifier of an entity, or one that is cited and not loaded."),
        (("kind", mark("author, paper, topic or institution")), ("id", mark("the identifier"))),
    ),
    Note(
        "Record",
        mark("What one source says of an entity, and when it was loaded."),
        (("id", mark("source and source's id")), ("source", mark("short name of the source"))),
    ),
    Note(
        "Run",
        mark("One run of a loader."),
        (("source", mark("short name of the source")), ("started", mark("when")), ("finished", mark("when"))),
    ),
)
RELATIONSHIPS = (
    Note(
        "(Author)-[:AUTHORED]->(Paper)",
        mark("Wrote it."),
        (
            ("position", mark("place in the list of authors, from 1")),
            ("raw_name", mark("name as printed")),
            ("affiliations", mark("affiliations as printed")),
            ("corresponding", mark("true for the corresponding author")),
            ("listed", mark("true where a source lists the paper on the person's profile")),
        ),
    ),
    Note("(Paper)-[:ABOUT]->(Topic)", mark("Is about it."), (("score", mark("how sure the source is")),)),
    Note(
        "(Author)-[:AFFILIATED_WITH]->(Institution)",
        mark("Was there when a paper appeared."),
        (("from_year", mark("first year seen")), ("to_year", mark("last year seen"))),
    ),
    Note("(Paper)-[:CITES]->(Paper)", mark("Cites it."), ()),
    Note("(Topic)-[:PART_OF]->(Topic)", mark("Is narrower; institutions have the same."), ()),
    Note("(Identifier)-[:IDENTIFIES]->(entity)", mark("Leads to it."), ()),
    Note("(Record)-[:DESCRIBES]->(entity)", mark("Is its source's statement."), ()),
)
SNIPPETS = (
    (mark("Ten people"), "MATCH (a:Author)\nRETURN a LIMIT 10"),
    (
        mark("Find a name"),
        "CALL db.index.fulltext.queryNodes('author_names', 'yinghui xu') YIELD node, score\n"
        "RETURN node, score LIMIT 10",
    ),
    (mark("Papers by year"), "MATCH (p:Paper)\nRETURN p.year AS year, count(*) AS papers ORDER BY year"),
    (
        mark("One person's neighbourhood"),
        "MATCH path = (:Author {id: 'sample:yinghui-xu'})-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(:Author)\n"
        "RETURN path LIMIT 60",
    ),
)
