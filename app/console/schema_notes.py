"""What is in the graph, for people who write queries: labels, relationship types and their properties, each
with a line of meaning.
"""

from dataclasses import dataclass

from ..languages import marked


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
        marked("A person who wrote papers."),
        (
            ("id", marked("best known identifier, such as orcid:... or sample:yinghui-xu")),
            ("name", marked("name as most sources write it")),
            ("names", marked("all names as sources write them")),
            (
                "spellings",
                marked("how else these are typed: without accents, in Latin letters; for the search"),
            ),
            ("orcid", marked("ORCID")),
            ("sources", marked("who says so")),
        ),
    ),
    Note(
        "Paper",
        marked("A published work."),
        (
            ("id", marked("best known identifier, such as doi:...")),
            ("title", marked("title")),
            ("year", marked("year of publication")),
            ("date", marked("day of publication, ISO text")),
            ("type", marked("such as journal-article or preprint")),
            ("venue", marked("journal or conference")),
            ("doi", marked("DOI")),
            ("arxiv_id", marked("arXiv id")),
            ("abstract", marked("abstract, where loaded")),
            ("comments", marked("the authors' comments")),
            ("has_code", marked("true where code is said to exist")),
            ("code_url", marked("where the code is")),
            ("cited_by_count", marked("citations that a source counted")),
            ("language", marked("language code")),
            ("retracted", marked("true where retracted")),
            ("authors_complete", marked("false where a source names only some authors")),
            ("removed_authors", marked("how many authors were removed at their request")),
            ("sources", marked("who says so")),
            ("novelty", marked("how unusual its topics are together, 0 to 100 of its year; computed")),
            ("novelty_missing", marked("why it has no novelty: year, topics, uses or papers")),
            ("novelty_score", marked("the z-score that novelty places; the lower, the more unusual")),
            ("novelty_pairs", marked("pairs of topics compared")),
            ("novelty_among", marked("papers of its year that have a score")),
            ("novelty_topics", marked("ids of its most unusual pair of topics")),
            ("novelty_together", marked("other papers that have both topics of that pair")),
            ("novelty_expected", marked("how many would have both by chance")),
            (
                "citation_percentile",
                marked("where its citations stand in its fields and year, 0 to 100; computed"),
            ),
            ("citation_missing", marked("why it has no percentile: count, year, field or papers")),
            ("citation_count", marked("the count that was compared")),
            ("citation_source", marked("short name of the source that counted")),
            ("citation_fields", marked("ids of the fields it was compared in")),
            ("citation_among", marked("papers of each of these fields and its year")),
            ("citation_years", marked("years of the papers of this graph that cite it; 0 where unknown")),
            ("citation_year_counts", marked("how many there are of each of these years")),
            ("measured_on", marked("when these were computed, ISO text")),
            ("measured_version", marked("on which version of the data")),
        ),
    ),
    Note(
        "Topic",
        marked("A keyword, category, area or subject."),
        (
            ("id", marked("such as arxiv:cs.CV")),
            ("name", marked("name")),
            ("kind", marked("keyword, category, area, topic, concept, subfield, field or domain")),
            ("sources", marked("who says so")),
        ),
    ),
    Note(
        "Institution",
        marked("A university, company or institute."),
        (
            ("id", marked("such as ror:...")),
            ("name", marked("name")),
            ("country_code", marked("two letters")),
            ("city", marked("city")),
            ("type", marked("such as education or company")),
            ("homepage", marked("its site")),
            ("sources", marked("who says so")),
        ),
    ),
    Note(
        "Identifier",
        marked("Another identifier of an entity, or one that is cited and not loaded."),
        (("kind", marked("author, paper, topic or institution")), ("id", marked("the identifier"))),
    ),
    Note(
        "Record",
        marked("What one source says of an entity, and when it was loaded."),
        (
            ("id", marked("source and source's id")),
            ("source", marked("short name of the source")),
            ("first_loaded", marked("of a paper: when it was first loaded")),
            ("retraction_loaded", marked("of a paper: when it first said that the paper is retracted")),
        ),
    ),
    Note(
        "Embedding",
        marked("A vector of the title and abstract of a paper, where they have been computed."),
        (
            ("vector", marked("384 numbers, for the index paper_vectors")),
            ("model", marked("the language model that made it")),
            ("digest", marked("which words it was made of")),
        ),
    ),
    Note(
        "Removal",
        marked("Somebody was removed at their request; nothing tells who."),
        (
            ("day", marked("when, ISO text")),
            ("marks", marked("digests of identifiers, made with a key that is not in the graph")),
        ),
    ),
    Note(
        "Run",
        marked("One run of a loader."),
        (
            ("source", marked("short name of the source")),
            ("started", marked("when")),
            ("finished", marked("when")),
        ),
    ),
)
RELATIONSHIPS = (
    Note(
        "(Author)-[:AUTHORED]->(Paper)",
        marked("Wrote it."),
        (
            ("position", marked("place in the list of authors, from 1")),
            ("raw_name", marked("name as printed")),
            ("affiliations", marked("affiliations as printed")),
            ("corresponding", marked("true for the corresponding author")),
            ("listed", marked("true where a source lists the paper on the person's profile")),
        ),
    ),
    Note("(Paper)-[:ABOUT]->(Topic)", marked("Is about it."), (("score", marked("how sure the source is")),)),
    Note(
        "(Author)-[:AFFILIATED_WITH]->(Institution)",
        marked("Was there when a paper appeared."),
        (("from_year", marked("first year seen")), ("to_year", marked("last year seen"))),
    ),
    Note("(Paper)-[:CITES]->(Paper)", marked("Cites it."), ()),
    Note("(Topic)-[:PART_OF]->(Topic)", marked("Is narrower; institutions have the same."), ()),
    Note("(Identifier)-[:IDENTIFIES]->(entity)", marked("Leads to it."), ()),
    Note("(Embedding)-[:EMBEDS]->(Paper)", marked("Is the vector of its words."), ()),
    Note("(Record)-[:DESCRIBES]->(entity)", marked("Is its source's statement."), ()),
)
SNIPPETS = (
    (marked("Ten people"), "MATCH (a:Author)\nRETURN a LIMIT 10"),
    (
        marked("Find a name"),
        "CALL db.index.fulltext.queryNodes('author_names', 'yinghui xu') YIELD node, score\n"
        "RETURN node, score LIMIT 10",
    ),
    (marked("Papers by year"), "MATCH (p:Paper)\nRETURN p.year AS year, count(*) AS papers ORDER BY year"),
    (
        marked("One person's neighbourhood"),
        "MATCH path = (:Author {id: 'sample:yinghui-xu'})-[:AUTHORED]->(:Paper)<-[:AUTHORED]-(:Author)\n"
        "RETURN path LIMIT 60",
    ),
)
