"""The settings of the graph's database: one field, one environment variable, one sentence."""

from pathlib import Path

import platformdirs
from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings, SettingsConfigDict


class GraphSettings(BaseSettings):
    """Where Neo4j is, and what the local one may take."""

    # A variable that is set to nothing, as compose files do it, is not set.
    model_config = SettingsConfigDict(
        frozen=True, extra="ignore", populate_by_name=True, env_ignore_empty=True
    )

    uri: str | None = Field(
        None,
        validation_alias="NEO4J_URI",
        description="A Neo4j to use (`neo4j://host:7687`); unset, the local one is started.",
    )
    user: str = Field("neo4j", validation_alias="NEO4J_USER", description="User name at that Neo4j.")
    password: SecretStr | None = Field(
        None,
        validation_alias="NEO4J_PASSWORD",
        description="Password at that Neo4j; the local one makes its own.",
    )
    database: str = Field(
        "neo4j", validation_alias="NEO4J_DATABASE", description="Name of the database inside Neo4j."
    )
    neo4j_home: Path | None = Field(
        None,
        validation_alias="NEO4J_HOME",
        description="An unpacked Neo4j 5 to run instead of the fetched one.",
    )
    home: Path = Field(
        default_factory=lambda: platformdirs.user_data_path("peergraph"),
        validation_alias="PEERGRAPH_HOME",
        description=(
            "Folder of the local database, its password and logs, of the store and of `removals.key`; unset, one among "
            "your user's data."
        ),
    )
    cache: Path = Field(
        default_factory=lambda: platformdirs.user_cache_path("peergraph"),
        validation_alias="PEERGRAPH_CACHE",
        description="Folder where fetched files are kept between runs; unset, one in your user's cache.",
    )
    jars: Path | None = Field(
        None,
        validation_alias="PEERGRAPH_JARS",
        description="A folder with Neo4j's jars, copied from another machine, to use instead of fetching.",
    )
    mirror: str | None = Field(
        None,
        validation_alias="PEERGRAPH_MIRROR",
        description="Address of a Maven repository to fetch Neo4j's jars from.",
    )
    heap_megabytes: int | None = Field(
        None,
        gt=127,
        validation_alias="PEERGRAPH_HEAP_MB",
        description="Heap of the local Neo4j in megabytes; unset, from the machine's memory.",
    )
    page_cache_megabytes: int | None = Field(
        None,
        gt=7,
        validation_alias="PEERGRAPH_PAGE_CACHE_MB",
        description="Page cache of the local Neo4j in megabytes; unset, from the machine's memory.",
    )
