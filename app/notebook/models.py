"""py2neo's object mapper over the graph, for people who know it.

    with open_models() as graph:
        author = Author.match(graph, "sample:yinghui-xu").first()
        print([paper.title for paper in author.papers], [person.name for person in author.coauthors(graph)])

py2neo is no longer maintained: its own page says that it has ended and names the official driver instead. Its code is
of 2021 and made for Neo4j up to 4.4. It still speaks with Neo4j 5.26, which our tests hold; nobody will mend what
breaks one day. New code should rather use `Peergraph`, which needs the official driver alone and is guarded:
`Peergraph().cypher("MATCH (:Author {id: $id})-[:AUTHORED]->(p:Paper) RETURN p", id="sample:yinghui-xu")`.

Nothing is guarded here: a relation reads all that it connects (a topic may have 100,000 papers), and `graph.run` takes
any query. Only the models refuse to be written, because it is the loaders that settle who is who. Where that is not
enough, give py2neo a user who may only read.
"""

from collections.abc import Generator
from contextlib import contextmanager
from typing import NoReturn

from ...cypher import load
from ...cypher.errors import QueryRefused
from ...cypher.local import Server, open_server
from ...cypher.settings import read_settings
from .table import MissingLibrary

try:
    from py2neo import Graph
    from py2neo.ogm import Model, Property, RelatedFrom, RelatedTo
except ModuleNotFoundError as error:
    raise MissingLibrary("py2neo") from error

MANY = 1000


class Entity(Model):
    """What all models have: a key, and a refusal to be written. The names of properties are those of the graph."""

    __primarykey__ = "id"

    id = Property()
    sources = Property()

    def __db_create__(self, tx: object) -> NoReturn:
        _refuse()

    def __db_merge__(self, tx: object, primary_label: object = None, primary_key: object = None) -> NoReturn:
        _refuse()

    def __db_push__(self, tx: object) -> NoReturn:
        _refuse()

    def __db_delete__(self, tx: object) -> NoReturn:
        _refuse()


class Author(Entity):
    """A person who wrote papers; `papers.get(paper, "position")` is her place on one."""

    name = Property()
    names = Property()
    orcid = Property()
    papers = RelatedTo("Paper", "AUTHORED")
    institutions = RelatedTo("Institution", "AFFILIATED_WITH")

    def coauthors(self, graph: Graph, limit: int = MANY) -> "list[Author]":
        """Return the people she wrote papers with, those with the most joint papers first, by one query."""
        return coauthor_nodes(graph, id=self.id, limit=limit)


class Paper(Entity):
    """A published work."""

    title = Property()
    year = Property()
    date = Property()
    type = Property()
    venue = Property()
    doi = Property()
    arxiv_id = Property()
    cited_by_count = Property()
    authors = RelatedFrom("Author", "AUTHORED")
    topics = RelatedTo("Topic", "ABOUT")
    references = RelatedTo("Paper", "CITES")
    cited_by = RelatedFrom("Paper", "CITES")


class Topic(Entity):
    """A keyword, category, area or subject."""

    name = Property()
    kind = Property()
    papers = RelatedFrom("Paper", "ABOUT")
    broader = RelatedTo("Topic", "PART_OF")
    narrower = RelatedFrom("Topic", "PART_OF")


class Institution(Entity):
    """A university, company or institute."""

    name = Property()
    ror = Property()
    country_code = Property()
    type = Property()
    authors = RelatedFrom("Author", "AFFILIATED_WITH")
    part_of = RelatedTo("Institution", "PART_OF")
    parts = RelatedFrom("Institution", "PART_OF")


@contextmanager
def open_models(
    uri: str | None = None, *, user: str = "neo4j", password: str = "", database: str = "neo4j"
) -> Generator[Graph]:
    """Open a database as py2neo's graph, for the block; without an address the one that the settings name."""
    if uri is not None:
        with _connected(Server(uri, user, password, database)) as graph:
            yield graph
        return
    with open_server(read_settings()) as server, _connected(server) as graph:
        yield graph


@contextmanager
def _connected(server: Server) -> Generator[Graph]:
    graph = Graph(server.uri, name=server.database, auth=(server.user, server.password))
    try:
        yield graph
    finally:
        # py2neo leaves its connections open until the process ends.
        graph.service.connector.close()


def coauthor_nodes(graph: Graph, *, id: str, limit: int) -> list[Author]:
    """Return the people who wrote papers with one author, those with the most joint papers first."""
    rows = graph.run(load("read")["coauthor_nodes"].text, id=id, limit=limit)
    return [Author.wrap(row["coauthor"]) for row in rows]


def _refuse() -> NoReturn:
    raise QueryRefused(
        "These models only read: what is in the graph comes from its sources, by `peergraph load`."
    )
