"""What a request may reach: the graph and the settings of the app that serves it."""

from dataclasses import dataclass
from typing import cast

from flask import Flask, current_app

from ..cypher.graph import Graph
from ..cypher.settings import Settings

_KEY = "peergraph"


@dataclass(frozen=True)
class Context:
    """The two things that every part of the app shares."""

    graph: Graph
    """The graph that all pages read."""
    settings: Settings
    """What the operator set."""


def keep_context(app: Flask, graph: Graph, settings: Settings) -> None:
    """Let the app's requests find the graph and the settings."""
    app.extensions[_KEY] = Context(graph, settings)


def get_graph() -> Graph:
    """Return the graph of the app that serves this request."""
    return cast(Context, current_app.extensions[_KEY]).graph


def get_settings() -> Settings:
    """Return the settings of the app that serves this request."""
    return cast(Context, current_app.extensions[_KEY]).settings
