"""Make the list of Neo4j's jars: `python -m peergraph.cypher.local.lock > cypher/local/neo4j-<version>.lock`.

jgo resolves the dependencies of Neo4j's Maven artifacts and fetches them, which takes minutes; the list pins what it
found, so that nobody else has to. Run it again, and commit the list, when VERSION in jars.py changes.
"""

import click
import jgo
from jgo.env import LockedDependency

from ..errors import LocalServerError
from .jars import VERSION

ENDPOINT = f"org.neo4j:neo4j:{VERSION}+org.neo4j.app:neo4j-server:{VERSION}"


def make_lock() -> list[str]:
    """Return the lines of the lock: `path sha256`, sorted, after a comment that says how they were made."""
    lockfile = jgo.build(ENDPOINT).lockfile
    if lockfile is None:
        raise LocalServerError(f"jgo resolved {ENDPOINT} without a list of what it found.")
    comment = f"# Neo4j Community {VERSION}: `path sha256` of each jar, made by python -m peergraph.cypher.local.lock"
    return [comment, *sorted(f"{maven_path(jar)} {jar.sha256}" for jar in lockfile.dependencies)]


def maven_path(jar: LockedDependency) -> str:
    """Return where a Maven repository keeps a jar."""
    name = "-".join(part for part in (jar.artifactId, jar.version, jar.classifier) if part)
    return f"{jar.groupId.replace('.', '/')}/{jar.artifactId}/{jar.version}/{name}.{jar.packaging}"


if __name__ == "__main__":
    click.echo("\n".join(make_lock()))
