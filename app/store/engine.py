"""The database of the store: a SQLite file that makes itself, or a PostgreSQL that its operator prepares."""

from collections.abc import Generator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any

from flask_babel import gettext as _
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, IntegrityError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError, SettingsError, UsageError
from ...cypher.local.locks import exclusive
from ...cypher.settings import Settings
from . import migrate

FILE = "store.sqlite"
BUSY_SECONDS = 5


class StoreUnavailable(PeergraphError):
    """The database of accounts and of what readers keep does not answer, or is not prepared."""

    code = "store_unavailable"
    status = 503


class CannotBeKept(UsageError):
    """Somebody has sent a text that no database takes."""

    code = "cannot_be_kept"

    def __init__(self) -> None:
        super().__init__(_("A text that was sent is too long, or holds letters that cannot be kept."))


class Store:
    """The database, opened when it is first used."""

    def __init__(self, url: str) -> None:
        """Remember where it is; SettingsError where that is no address of a database."""
        try:
            self.url = make_url(url)
        except ArgumentError as error:
            raise SettingsError(f"PEERGRAPH_DATABASE_URL is no address of a database: {error}") from error

    @property
    def is_file(self) -> bool:
        """True for SQLite, which this program prepares by itself."""
        return self.url.get_backend_name() == "sqlite"

    @contextmanager
    def session(self) -> Generator[Session]:
        """Open one transaction, committed when the block ends; raises StoreUnavailable."""
        with _our_errors(), Session(self._prepared) as session, session.begin():
            yield session

    def upgrade(self) -> None:
        """Bring the tables to what this program needs; raises StoreUnavailable."""
        with _our_errors():
            self._upgrade()

    def revision(self) -> str | None:
        """Return the last step that the database has taken; raises StoreUnavailable."""
        with _our_errors(), self._engine.connect() as connection:
            return migrate.revision(connection)

    def close(self) -> None:
        """Give back all connections."""
        self._engine.dispose()

    @cached_property
    def _prepared(self) -> Engine:
        found, newest = self.revision(), migrate.newest()
        if found == newest:
            return self._engine
        if found is not None and not migrate.known(found):
            raise StoreUnavailable(
                f"The store was made by a newer Peergraph (step {found}, this one knows {newest}): upgrade Peergraph."
            )
        if not self.is_file:
            raise StoreUnavailable("The store is not prepared: run `peergraph store upgrade`.")
        self._upgrade()
        return self._engine

    def _upgrade(self) -> None:
        # Several workers may start at once on one file.
        if self.is_file:
            with exclusive(Path(f"{self.url.database}.lock")), self._engine.begin() as connection:
                migrate.upgrade(connection)
            return
        with self._engine.begin() as connection:
            migrate.upgrade(connection)

    @cached_property
    def _engine(self) -> Engine:
        if not self.is_file:
            return _engine(self.url.render_as_string(hide_password=False), {}, pool_pre_ping=True)
        path = Path(self.url.database or "")
        path.parent.mkdir(parents=True, exist_ok=True)
        engine = _engine(f"sqlite:///{path.absolute()}", {"timeout": BUSY_SECONDS})
        event.listen(engine, "connect", _prepare_sqlite)
        return engine


def open_store(settings: Settings) -> Store:
    """Return the store that the settings name; nothing is opened before its first use."""
    named = settings.database_url
    return Store(named.get_secret_value() if named else f"sqlite:///{settings.home / FILE}")


@contextmanager
def opened_store(settings: Settings) -> Generator[Store | None]:
    """Open the store that the settings name, for the block; None where it is a file that nobody has made yet."""
    store = open_store(settings)
    try:
        yield None if store.is_file and not Path(store.url.database or "").is_file() else store
    finally:
        store.close()


def prepare_store(settings: Settings) -> None:
    """Prepare the store where it is a file of ours; another database is for its operator to prepare."""
    store = open_store(settings)
    if store.is_file:
        store.upgrade()
        store.close()


def _engine(url: str, arguments: dict[str, Any], **options: Any) -> Engine:
    try:
        return create_engine(url, connect_args=arguments, **options)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise SettingsError(
            f"The driver for PEERGRAPH_DATABASE_URL is missing ({error}): pip install 'peergraph[postgres]'"
        ) from error


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # Readers go on while somebody writes.
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute("PRAGMA foreign_keys = ON")


@contextmanager
def _our_errors() -> Generator[None]:
    try:
        yield
    except IntegrityError:
        # A row that is there already is no fault of the database; whoever writes looks for it.
        raise
    except DataError as error:
        raise CannotBeKept from error
    except SQLAlchemyError as error:
        raise StoreUnavailable(
            f"The database of what is kept here does not answer: {type(error).__name__}. Try again in a few seconds."
        ) from error
