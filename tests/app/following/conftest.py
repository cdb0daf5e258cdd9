"""An app on a small graph that is years old."""

import pytest
from flask import Flask

from peergraph.cypher.graph import Graph

from ..conftest import NewApp
from ..someone import Someone
from .circle import CHAIN, age, write


@pytest.fixture
def circle(empty_graph: Graph) -> Graph:
    """The graph of CHAIN, loaded long ago."""
    write(empty_graph, *CHAIN)
    age(empty_graph)
    return empty_graph


@pytest.fixture
def circle_app(new_app: NewApp, circle: Graph) -> Flask:
    return new_app(graph=circle)


@pytest.fixture
def fay(circle_app: Flask) -> Someone:
    """Somebody who follows nothing yet."""
    return Someone(circle_app).sign_up("fay@example.org", "Fay")
