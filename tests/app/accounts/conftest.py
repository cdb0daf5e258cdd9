"""Apps with an empty store and a development outbox; on SQLite, and where a test asks for it on PostgreSQL too."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from flask import Flask

from peergraph.app import create_app
from peergraph.app.accounts import passwords
from peergraph.cypher.graph import Graph
from peergraph.cypher.settings import Settings

from .someone import Someone, store_of

NewApp = Callable[..., Flask]


@pytest.fixture(scope="session", autouse=True)
def quick_hashes() -> Iterator[None]:
    """Hash passwords with little work: these tests do it a thousand times."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "_HASHER", PasswordHasher(time_cost=1, memory_cost=64, parallelism=1))
        yield


@pytest.fixture
def new_app(sample: Graph, database_url: str, tmp_path: Path) -> Iterator[NewApp]:
    """A function that gives an app on the test's database."""
    made: list[Flask] = []

    def make(development: bool = True, **values: Any) -> Flask:
        settings = Settings(
            **{
                "NEO4J_URI": "bolt://unused:1",
                "PEERGRAPH_HOME": tmp_path,
                "PEERGRAPH_DATABASE_URL": database_url,
                **values,
            }
        )
        made.append(create_app(settings, sample, development=development))
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
