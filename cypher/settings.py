"""Every setting of Peergraph: one field, one environment variable, one sentence."""

import os
from functools import cached_property
from pathlib import Path

from pydantic import Field, SecretStr, ValidationError

from .errors import SettingsError
from .graph_settings import GraphSettings
from .provider import Provider


def half_the_cores() -> int:
    """Return how many queries may keep a core busy while pages have as many for themselves."""
    return max(1, (os.cpu_count() or 1) // 2)


class Settings(GraphSettings):
    """What an operator may set, read from the environment once and never changed."""

    host: str = Field(
        "127.0.0.1", validation_alias="PEERGRAPH_HOST", description="Address that the web server listens on."
    )
    port: int = Field(
        8000, ge=0, le=65535, validation_alias="PORT", description="Port that the web server listens on."
    )
    page_timeout: float = Field(
        10.0,
        gt=0,
        validation_alias="PEERGRAPH_PAGE_TIMEOUT",
        description="Seconds that one query of a page may take.",
    )
    console_timeout: float = Field(
        5.0,
        gt=0,
        le=30,
        validation_alias="PEERGRAPH_CONSOLE_TIMEOUT",
        description="Seconds that a console query may take (30 at most).",
    )
    console_rows: int = Field(
        1000,
        gt=0,
        le=100_000,
        validation_alias="PEERGRAPH_CONSOLE_ROWS",
        description="Rows that a console query may return.",
    )
    console_at_once: int = Field(
        default_factory=half_the_cores,
        gt=0,
        le=100,
        validation_alias="PEERGRAPH_CONSOLE_AT_ONCE",
        description=(
            "Console queries that run at the same time in all processes of this machine, and as many that fill files; "
            "unset, half as many as it has cores."
        ),
    )
    console_queue: int = Field(
        4,
        ge=0,
        le=100,
        validation_alias="PEERGRAPH_CONSOLE_QUEUE",
        description="Console queries that may wait while others run; each holds a thread of the server.",
    )
    console_per_client: int = Field(
        2,
        gt=0,
        le=100,
        validation_alias="PEERGRAPH_CONSOLE_PER_CLIENT",
        description="Console queries of one client that run or wait at the same time.",
    )
    console_per_minute: int = Field(
        60,
        gt=0,
        validation_alias="PEERGRAPH_CONSOLE_PER_MINUTE",
        description="Console queries that one client may send a minute.",
    )
    console_seconds_per_minute: float = Field(
        60.0,
        gt=0,
        validation_alias="PEERGRAPH_CONSOLE_SECONDS_PER_MINUTE",
        description="Seconds that one client's console queries may run within a minute, together.",
    )
    console_most_rows: float = Field(
        1e9,
        gt=0,
        validation_alias="PEERGRAPH_CONSOLE_MOST_ROWS",
        description="Rows that the server may expect of one step of a console query; above, the query is refused.",
    )
    export_rows: int = Field(
        1_000_000,
        gt=0,
        validation_alias="PEERGRAPH_EXPORT_ROWS",
        description="Rows that a file of a console query may hold.",
    )
    export_timeout: float = Field(
        120.0,
        gt=0,
        le=600,
        validation_alias="PEERGRAPH_EXPORT_TIMEOUT",
        description="Seconds that a file of a console query may take, the reader's network included.",
    )
    export_megabytes: int = Field(
        500,
        gt=0,
        validation_alias="PEERGRAPH_EXPORT_MB",
        description="Megabytes that the database may send for a file of a console query.",
    )
    database_url: SecretStr | None = Field(
        None,
        validation_alias="PEERGRAPH_DATABASE_URL",
        description=(
            "Database of accounts and of all that readers keep (`postgresql+psycopg://user:password@host/name`); "
            "unset, a SQLite file in PEERGRAPH_HOME."
        ),
    )
    store_megabytes: int = Field(
        500,
        gt=0,
        validation_alias="PEERGRAPH_STORE_MB",
        description="Megabytes that stored views, snapshots and queries may fill; then no more are taken.",
    )
    writes_per_minute: int = Field(
        30,
        gt=0,
        validation_alias="PEERGRAPH_WRITES_PER_MINUTE",
        description="Writes of one client a minute: views, snapshots, queries, and what it follows.",
    )
    keep_decided_days: int = Field(
        180,
        gt=0,
        le=100_000,
        validation_alias="PEERGRAPH_KEEP_DECIDED_DAYS",
        description=(
            "Days that reports, claims, corrections, requests for removal and invitations are kept once they are "
            "settled; `peergraph tidy` then deletes them."
        ),
    )
    api_per_minute: int = Field(
        3000,
        gt=0,
        validation_alias="PEERGRAPH_API_PER_MINUTE",
        description="Requests to the API that one client without a token may send a minute.",
    )
    smtp_url: SecretStr | None = Field(
        None,
        validation_alias="PEERGRAPH_SMTP_URL",
        description=(
            "Mail server (`smtp://user:password@host:587`, `smtps://host`); unset, `peergraph serve` on 127.0.0.1 "
            "shows mails at /dev/mail, and other servers send none."
        ),
    )
    mail_from: str | None = Field(
        None,
        pattern=r"^[^@<>\s]+@[^@<>\s]+$",
        validation_alias="PEERGRAPH_MAIL_FROM",
        description="Address that mails are sent from; needed with PEERGRAPH_SMTP_URL, as is PEERGRAPH_SITE.",
    )
    oidc_issuer: str = Field(
        "https://orcid.org",
        pattern=r"^https?://[^\s?#]+[^\s?#/]$",
        validation_alias="PEERGRAPH_OIDC_ISSUER",
        description="OpenID Connect provider that people may sign in by.",
    )
    oidc_name: str = Field(
        "ORCID",
        validation_alias="PEERGRAPH_OIDC_NAME",
        description="What that provider is called on our pages; name one that is not ORCID otherwise.",
    )
    oidc_client_id: str | None = Field(
        None,
        validation_alias="PEERGRAPH_OIDC_CLIENT_ID",
        description="Our name at that provider; unset, nobody signs in by it.",
    )
    oidc_client_secret: SecretStr | None = Field(
        None, validation_alias="PEERGRAPH_OIDC_CLIENT_SECRET", description="Our secret at that provider."
    )
    oidc_scope: str = Field(
        "openid", validation_alias="PEERGRAPH_OIDC_SCOPE", description="What is asked of that provider."
    )
    removal_key: SecretStr | None = Field(
        None,
        min_length=32,
        validation_alias="PEERGRAPH_REMOVAL_KEY",
        description=(
            "Key of the digests by which people stay removed, the same for the site and every loader; unset, the file "
            "`removals.key` in PEERGRAPH_HOME."
        ),
    )
    embed_origins: str | None = Field(
        None,
        pattern=r"^(\*|https?://[A-Za-z0-9*.\[\]-]+(:\d+)?)( +https?://[A-Za-z0-9*.\[\]-]+(:\d+)?)*$",
        validation_alias="PEERGRAPH_EMBED_ORIGINS",
        description="Sites that may show our pictures in a frame (`https://a.example https://b.example`); unset, none.",
    )
    site: str | None = Field(
        None,
        pattern=r"^https?://[A-Za-z0-9.\[\]:-]+$",
        validation_alias="PEERGRAPH_SITE",
        description=(
            "Public address of the site (`https://graph.example.org`) for feeds, sitemaps and citations; "
            "unset, what the reader used."
        ),
    )
    proxies: int = Field(
        0,
        ge=0,
        le=5,
        validation_alias="PEERGRAPH_PROXIES",
        description="Proxies of yours before the web server, whose word on a client's address is trusted.",
    )
    url: str | None = Field(
        None,
        pattern=r"^https?://[^\s]+$",
        validation_alias="PEERGRAPH_URL",
        description="A running site that commands ask instead of a database (`https://graph.example.org`).",
    )
    token: SecretStr | None = Field(
        None, validation_alias="PEERGRAPH_TOKEN", description="Token to ask that site with."
    )
    token_file: Path | None = Field(
        None,
        validation_alias="PEERGRAPH_TOKEN_FILE",
        description="A file that holds that token, where PEERGRAPH_TOKEN is not set.",
    )
    log_format: str = Field(
        "text",
        pattern="^(text|json)$",
        validation_alias="PEERGRAPH_LOG_FORMAT",
        description="`text` for people, `json` for machines.",
    )
    log_level: str = Field(
        "INFO",
        pattern="^(DEBUG|INFO|WARNING|ERROR)$",
        validation_alias="PEERGRAPH_LOG_LEVEL",
        description="Least important log line that is written: DEBUG, INFO, WARNING or ERROR.",
    )

    @cached_property
    def provider(self) -> Provider | None:
        """Who signs people in for us; None where we have no name or no secret there."""
        if self.oidc_client_id is None or self.oidc_client_secret is None:
            return None
        return Provider(
            self.oidc_name, self.oidc_issuer, self.oidc_client_id, self.oidc_client_secret, self.oidc_scope
        )

    @cached_property
    def is_local(self) -> bool:
        """True where no server is named, so that the local Neo4j is meant."""
        return self.uri is None


def read_settings() -> Settings:
    """Return the settings of this process's environment; raises SettingsError, with each faulty variable and why."""
    try:
        return Settings()  # type: ignore[call-arg]
    except ValidationError as error:
        lines = [f"{'.'.join(map(str, item['loc']))}: {item['msg']}" for item in error.errors()]
        raise SettingsError("Settings that cannot be used:\n  " + "\n  ".join(lines)) from error
