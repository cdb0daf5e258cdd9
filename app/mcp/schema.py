"""What is in the graph, in words, for an assistant that writes queries."""

from collections.abc import Iterable, Iterator

from ..console.schema_notes import NODES, RELATIONSHIPS, SNIPPETS, Note

_BEFORE = (
    "The graph of Peergraph, for read-only Cypher (Neo4j 5). Every entity has a unique `id` of the form scheme:value. "
    "Match by `id` or by the full-text indexes author_names, paper_titles, topic_names and institution_names, and "
    "always LIMIT: a topic may have 100,000 papers."
)


def schema_text() -> str:
    """Return labels, relationship types, their properties and some queries, as Markdown."""
    queries = (f"{title}:\n```cypher\n{query}\n```" for title, query in SNIPPETS)
    parts = (
        _BEFORE,
        "## Nodes",
        *_said(NODES),
        "## Relationships",
        *_said(RELATIONSHIPS),
        "## Queries",
        *queries,
    )
    return "\n\n".join(parts)


def _said(notes: Iterable[Note]) -> Iterator[str]:
    for note in notes:
        properties = "".join(f"\n- {name}: {meaning}" for name, meaning in note.properties)
        yield f"`{note.name}`: {note.meaning}{properties}"
