"""The graph that the settings name."""

from ..cypher.errors import SettingsError
from ..cypher.graph import Graph
from ..cypher.settings import Settings


def open_graph(settings: Settings) -> Graph:
    """Return the graph at NEO4J_URI; raises SettingsError where none is named."""
    if settings.uri is None:
        raise SettingsError("NEO4J_URI is not set: name the Neo4j to read.")
    password = settings.password.get_secret_value() if settings.password else ""
    return Graph(settings.uri, settings.user, password, database=settings.database, timeout=settings.page_timeout)
