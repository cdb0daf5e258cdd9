"""An invented graph for what the sample has not, and apps with an empty store and people who sign in."""

import itertools
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask
from flask.testing import FlaskClient
from jinja2 import BytecodeCache
from jinja2.bccache import Bucket
from sqlalchemy import URL
from werkzeug.routing import Rule

from peergraph.app import create_app
from peergraph.app.accounts import passwords
from peergraph.app.store.engine import Store
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings
from peergraph.loaders.batch import arrival, write_batch
from peergraph.loaders.records import (
    AuthorRecord,
    Authorship,
    InstitutionMention,
    InstitutionRecord,
    PaperRecord,
    TopicMention,
)

from . import postgresql
from .someone import Someone, store_of

NewApp = Callable[..., Flask]
_numbers = itertools.count()
CROWD = 2918
ORCID = "orcid:0000-0002-1825-0097"
UNIVERSITY = InstitutionMention("University of Utopia", ("openalex:I1001",), "UT")
WORKSHOP = InstitutionMention("Werkstatt für Wörter")
NETWORKS = TopicMention(
    "Graph networks",
    "topic",
    ("openalex:T1001",),
    0.9,
    TopicMention("Networks", "subfield", ("openalex:subfields/1001",)),
)


def _paper(
    source: str, name: str, year: int | None, authors: tuple[Authorship, ...], **facts: Any
) -> PaperRecord:
    identifiers = facts.pop("identifiers", (f"{source}:{name}",))
    return PaperRecord(
        source,
        name,
        identifiers,
        facts.pop("title", f"On {name}"),
        "2024-01-01",
        year,
        authorships=authors,
        **facts,
    )


def _person(name: str, position: int, *identifiers: str, **facts: Any) -> Authorship:
    return Authorship(name, position, identifiers, **facts)


ADA = _person(
    "Ada Ørsted",
    1,
    "openalex:A1001",
    ORCID,
    institutions=(UNIVERSITY,),
    affiliations=("Univ. of Utopia",),
    corresponding=True,
)
BEN = _person("Ben Žižka", 2, "openalex:A1002", institutions=(UNIVERSITY, WORKSHOP))
CEM = _person("Cem O’Neill", 1)
DAN = _person("小林 健", 2)

RECORDS = (
    _paper(
        "openalex",
        "one",
        2021,
        (ADA, BEN),
        identifiers=("doi:10.5555/one//a", "openalex:W1001"),
        title="Réseaux of graphs: a study",
        type="article",
        venue="Journal of Utopia",
        topics=(NETWORKS,),
        references=("openalex:W1002", "openalex:W1999"),
    ),
    _paper(
        "openalex",
        "two",
        2022,
        (BEN, _person("Ada Ørsted", 1, "openalex:A1001")),
        identifiers=("openalex:W1002",),
        type="preprint",
        topics=(NETWORKS, TopicMention("hubs")),
    ),
    _paper(
        "mine", "three", None, (_person("Ada Orsted", 1, ORCID), _person("Cem O’Neill", 2)), type="article"
    ),
    _paper("mine", "four", 2019, (CEM, DAN)),
    _paper("mine", "island", 2018, (_person("Eve Alone", 1),)),
    AuthorRecord("openalex", "A1002", ("openalex:A1002",), "Ben Žižka", "2024-01-01", names=("B. Zizka",)),
    InstitutionRecord(
        "openalex",
        "I1001",
        ("openalex:I1001", "ror:05dxps055"),
        "University of Utopia",
        "2024-01-01",
        country_code="UT",
        city="Amaurot",
    ),
)
MEMBERS = tuple(
    _person(f"Member {chr(97 + n // 26 % 26)}{chr(97 + n % 26)} {n // 676}", n) for n in range(1, CROWD)
)
CROWDED = _paper("mine", "crowd", 2020, (*MEMBERS, _person("Cem O’Neill", CROWD)))


def load(graph: Graph, *records: PaperRecord | AuthorRecord | InstitutionRecord) -> None:
    write_batch(graph, [arrival(record, "2024-01-01T00:00:00Z") for record in records], "test")


@pytest.fixture
def library(empty_graph: Graph) -> Graph:
    """A graph of five invented papers: Ada and Ben at a university, Cem and Ken elsewhere, and Eve alone."""
    load(empty_graph, *RECORDS)
    return empty_graph


@pytest.fixture
def crowd(empty_graph: Graph) -> Graph:
    """A graph with one paper by 2,918 people, Cem O'Neill the last of them."""
    load(empty_graph, CROWDED)
    return empty_graph


@pytest.fixture
def library_app(library: Graph, tmp_path: Path) -> Flask:
    app = create_app(Settings(NEO4J_URI="bolt://unused:1", PEERGRAPH_HOME=tmp_path), library)
    app.testing = True
    return app


@pytest.fixture
def library_client(library_app: Flask) -> FlaskClient:
    return library_app.test_client()


@pytest.fixture(scope="session")
def sqlite_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A store without anything in it, to copy."""
    file = tmp_path_factory.mktemp("store") / "store.sqlite"
    _prepare(f"sqlite:///{file}")
    return file


@pytest.fixture(scope="session")
def postgresql_server() -> Iterator[URL]:
    """A PostgreSQL whose first database is a store without anything in it."""
    if postgresql.programs() is None:
        pytest.skip("install postgresql (apt-get install postgresql) to run the tests of PostgreSQL")
    with postgresql.server() as url:
        _prepare(url.render_as_string(hide_password=False))
        yield url


@pytest.fixture
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of a store without anything in it: SQLite, or what `both` names."""
    if getattr(request, "param", "sqlite") == "sqlite":
        copied = shutil.copy(request.getfixturevalue("sqlite_file"), tmp_path / "store.sqlite")
        return f"sqlite:///{copied}"
    server = request.getfixturevalue("postgresql_server")
    url = postgresql.new_database(server, f"test_{next(_numbers)}")
    return url.render_as_string(hide_password=False)


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Hash passwords with little work: these tests do it a thousand times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


class CompiledTemplates(BytecodeCache):
    """Templates that one app has compiled, for all others of the session."""

    def __init__(self) -> None:
        self.kept: dict[tuple[str, str], Any] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        bucket.code = self.kept.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        self.kept[bucket.key, bucket.checksum] = bucket.code


@pytest.fixture(scope="session", autouse=True)
def quick_apps() -> Iterator[None]:
    """Compile each template and each route once: tests make a thousand apps, and that is most of what one costs."""
    compile_, built = Rule._compile_builder, dict[tuple[Any, ...], Any]()

    def once(rule: Rule, append_unknown: bool = True) -> Any:
        key = (rule.rule, str(rule._trace), str(rule.defaults), append_unknown)
        if key not in built:
            built[key] = compile_(rule, append_unknown)
        return built[key]

    with pytest.MonkeyPatch.context() as patch:
        patch.setitem(Flask.jinja_options, "bytecode_cache", CompiledTemplates())
        patch.setattr(Rule, "_compile_builder", once)
        yield


@pytest.fixture
def new_app(sample: Graph, database_url: str, tmp_path: Path) -> Iterator[NewApp]:
    """A function that gives an app on the test's store, with a development outbox, on the sample or another graph."""
    made: list[Flask] = []

    def make(development: bool = True, graph: Graph = sample, **values: Any) -> Flask:
        settings = Settings(
            **{
                "NEO4J_URI": "bolt://unused:1",
                "PEERGRAPH_HOME": tmp_path,
                "PEERGRAPH_DATABASE_URL": database_url,
                **values,
            }
        )
        made.append(create_app(settings, graph, development=development))
        return made[-1]

    yield make
    for app in made:
        store_of(app).close()


@pytest.fixture
def site_app(new_app: NewApp) -> Flask:
    return new_app()


@pytest.fixture
def stranger(site_app: Flask) -> Someone:
    """Somebody without an account."""
    return Someone(site_app)


@pytest.fixture
def ada(site_app: Flask) -> Someone:
    """Somebody who has just made an account."""
    return Someone(site_app).sign_up()


def _prepare(url: str) -> None:
    store = Store(url)
    store.upgrade()
    store.close()
