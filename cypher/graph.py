"""The only door to Neo4j: named queries in, plain rows out, the driver's errors turned into ours."""

# The driver leaves its own configuration arguments untyped.
# pyright: reportUnknownMemberType=false

import re
from collections.abc import Generator, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager
from contextvars import ContextVar
from itertools import islice
from typing import Any, LiteralString, cast

import neo4j
from neo4j import exceptions as driver_errors

from . import Cypher
from .errors import GraphUnavailable, PeergraphError, QueryFailed, QueryPosition, QueryRefused, QueryStopped
from .power import FETCHED, MOST_BYTES, Answer, Bounds, Plan, Row, remarks
from .transactions import begun, connection_of
from .wire import Wire, bounded

READS: ContextVar[list[tuple[Cypher, Row]] | None] = ContextVar("READS", default=None)
"""Where a caller has put a list: every query read since, with its parameters. A page can then show what it asked."""

_POSITION = re.compile(r"\(line (\d+), column (\d+) \(offset: \d+\)\)")
_STOPPED = (
    "TransactionTimedOut",
    "TransactionTerminated",
    "Transaction.Terminated",
    "MemoryPoolOutOfMemoryError",
    "TransactionOutOfMemory",
    "LockClientStopped",
)
_REFUSED = ("AccessMode", "Forbidden", "Security")


class Transaction:
    """Several named writes that happen together or not at all."""

    def __init__(self, transaction: neo4j.Transaction) -> None:
        self._transaction = transaction

    def run(self, query: Cypher, /, **parameters: Any) -> list[Row]:
        """Run one query inside this transaction and return its rows."""
        with _our_errors(query.name):
            result = self._transaction.run(cast(LiteralString, query.text), parameters)
            names = result.keys()
            return [dict(zip(names, record.values(), strict=True)) for record in result]

    def send(self, query: Cypher, /, **parameters: Any) -> None:
        """Send a query that returns nothing; the next one, or the end of the transaction, tells its errors.

        The server works while the caller goes on. The lists among the parameters are empty afterwards: the driver
        keeps them in a cycle of its own, and so in memory, until Python next looks for cycles.
        """
        with _our_errors(query.name):
            self._transaction.run(cast(LiteralString, query.text), parameters)
        for value in parameters.values():
            if isinstance(value, list):
                cast(list[object], value).clear()

    def commit(self) -> None:
        """Commit now; nothing can follow."""
        with _our_errors("commit"):
            self._transaction.commit()


class Asking:
    """One transaction of a power query: it can only read, is never committed, and is bounded in time and bytes."""

    def __init__(self, transaction: neo4j.Transaction, wire: Wire, bounds: Bounds) -> None:
        self._transaction = transaction
        self._wire = wire
        self._bounds = bounds

    def explain(self, text: str, parameters: Row) -> Plan:
        """Return the server's plan of a query, without running it; it is kept for the run that follows."""
        with _our_errors("console"):
            summary = self._transaction.run(cast(LiteralString, "EXPLAIN " + text), parameters).consume()
            return Plan(
                summary.query_type or "", cast(Row, summary.plan or {}), remarks(summary.gql_status_objects)
            )

    def run(self, text: str, parameters: Row) -> tuple[list[str], Iterator[list[Any]]]:
        """Run a query; return its columns, and its rows as they arrive, at most as many as the bounds say."""
        with _our_errors("console"):
            result = self._transaction.run(cast(LiteralString, text), parameters)
            return list(result.keys()), self._rows(result)

    def profile(self, text: str, parameters: Row) -> Row:
        """Run a query, drop its rows, and return the plan with what each step did."""
        with _our_errors("console"):
            result = self._transaction.run(cast(LiteralString, "PROFILE " + text), parameters)
            # The server counts only what is fetched.
            for _record in result:
                self._wire.record_done()
            return cast(Row, result.consume().profile or {})

    def _rows(self, result: neo4j.Result) -> Iterator[list[Any]]:
        with _our_errors("console"):
            for record in islice(result, self._bounds.rows):
                self._wire.record_done()
                yield list(record.values())


class Graph:
    """A Neo4j database, asked by named queries."""

    def __init__(
        self, uri: str, user: str, password: str, *, database: str = "neo4j", timeout: float = 10.0
    ) -> None:
        """Connect lazily: nothing is sent before the first query. `timeout` is in seconds, for each read."""
        self._driver = neo4j.GraphDatabase.driver(
            uri,
            auth=(user, password),
            connection_acquisition_timeout=15,
            connection_timeout=5,
            max_transaction_retry_time=10,
            notifications_min_severity="OFF",
        )
        self._database = database
        self._timeout = timeout
        self._ending = ThreadPoolExecutor(4, thread_name_prefix="ending")

    def close(self) -> None:
        """Give back all connections."""
        self._ending.shutdown()
        self._driver.close()

    def __enter__(self) -> "Graph":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def check(self) -> None:
        """Return when the database answers; raise GraphUnavailable when it does not."""
        with _our_errors("check"):
            self._driver.verify_connectivity()

    def read(self, query: Cypher, /, **parameters: Any) -> list[Row]:
        """Return a read query's rows, from any member of a cluster that has seen our last write."""
        return self.read_within(self._timeout, query, **parameters)

    def read_within(self, seconds: float, query: Cypher, /, **parameters: Any) -> list[Row]:
        """Return a read query's rows; raise QueryStopped when they take longer than `seconds`, or all memory."""
        self.note(query, **parameters)
        with _our_errors(query.name):
            try:
                return self._read_once(query, parameters, seconds)
            except (driver_errors.Neo4jError, driver_errors.DriverError) as error:
                if not _mends_itself(error):
                    raise
                return self._execute(query, parameters, "r", seconds)

    def note(self, query: Cypher, /, **parameters: Any) -> None:
        """Say that a read query serves the work at hand, also where its rows are known already."""
        if (reads := READS.get()) is not None:
            reads.append((query, parameters))

    def write(self, query: Cypher, /, **parameters: Any) -> list[Row]:
        """Run one write in a transaction of its own and return its rows."""
        with _our_errors(query.name):
            return self._execute(query, parameters, "w", 0)

    def look_up(self, query: Cypher, /, **parameters: Any) -> list[Row]:
        """Return the rows of a read query that returns no nodes, without a time limit."""
        with _our_errors(query.name):
            return self._read_once(query, parameters, 0)

    def _read_once(self, query: Cypher, parameters: Row, timeout: float) -> list[Row]:
        """Ask in one message and its answer, where a transaction that the driver could repeat takes three."""
        with self._reading(fetch_size=-1) as session:
            result = session.run(_timed(query, timeout), parameters)
            # Rows without nodes are plain already; to look through them all takes longer than to read them.
            if result.graph().nodes:
                return [record.data() for record in result]
            names = result.keys()
            return [dict(zip(names, record.values(), strict=True)) for record in result]

    def _execute(self, query: Cypher, parameters: Row, routing: str, timeout: float) -> list[Row]:
        found = self._driver.execute_query(
            _timed(query, timeout), parameters, routing_=cast(Any, routing), database_=self._database
        )
        return [record.data() for record in found.records]

    def _reading(self, **options: Any) -> neo4j.Session:
        manager, access = self._driver.execute_query_bookmark_manager, neo4j.READ_ACCESS
        return self._driver.session(
            database=self._database, bookmark_manager=manager, default_access_mode=access, **options
        )

    @contextmanager
    def transaction(self, name: str) -> Generator[Transaction]:
        """Open one write transaction, committed when the block ends and rolled back when it raises."""
        manager = self._driver.execute_query_bookmark_manager
        with (
            _our_errors(name),
            self._driver.session(database=self._database, bookmark_manager=manager) as session,
            session.begin_transaction(metadata={"query": name}, timeout=0) as transaction,
        ):
            yield Transaction(transaction)
            if not transaction.closed():
                transaction.commit()

    def stream(self, query: Cypher, /, **parameters: Any) -> Iterator[Row]:
        """Yield a read query's rows as they arrive, however many they are, without a time limit."""
        with _our_errors(query.name), self._reading() as session:
            for record in session.run(_timed(query, 0), parameters):
                yield record.data()

    def explain(self, text: str, parameters: Row, *, seconds: float = 5.0) -> Plan:
        """Return the server's plan of a power query, without running it."""
        with self.asking(Bounds(1, seconds)) as asking:
            return asking.explain(text, parameters)

    def ask(
        self, text: str, parameters: Row, *, limit: int, seconds: float, most_bytes: int = MOST_BYTES
    ) -> Answer:
        """Run a power query in read mode and pull at most `limit` rows and one more, to know whether there are more.

        Raises QueryStopped past `seconds` or past `most_bytes` of answer.
        """
        with self.asking(Bounds(limit + 1, seconds, most_bytes)) as asking:
            columns, rows = asking.run(text, parameters)
            found = list(rows)
        return Answer(columns, found[:limit], len(found) > limit)

    @contextmanager
    def asking(
        self, bounds: Bounds, tags: Mapping[str, str] | None = None, *, told: bool = False
    ) -> Generator[Asking]:
        """Open the transaction of a power query for the block; it carries `tags` in its metadata. `told` says that
        plans shall come with the server's remarks.

        What the block does is bounded together: raises QueryStopped past a bound, QueryRefused, QueryFailed.
        """
        options: Row = {
            "database": self._database,
            "default_access_mode": neo4j.READ_ACCESS,
            "fetch_size": min(bounds.rows, FETCHED),
            "notifications_min_severity": "WARNING" if told else "OFF",
        }
        with _our_errors("console"), ExitStack() as ending:
            session = ending.enter_context(self._driver.session(**options))
            metadata = {**(tags or {}), "query": "console"}
            transaction = begun(session, metadata, bounds.seconds)
            ending.callback(transaction.close)
            wire = Wire(bounds.most_bytes, bounds.seconds, bounds.record_bytes)
            with bounded(connection_of(transaction), wire):
                yield Asking(transaction, wire, bounds)
            # Whoever has her answer need not wait until the server has rolled back; after an error she does.
            self._ending.submit(ending.pop_all().close)


def _timed(query: Cypher, seconds: float) -> neo4j.Query:
    return neo4j.Query(cast(LiteralString, query.text), metadata={"query": query.name}, timeout=seconds)


def _mends_itself(error: driver_errors.Neo4jError | driver_errors.DriverError) -> bool:
    """Tell whether a failed read is worth a second try; one that took too much is not, whatever the driver thinks."""
    code = error.code or "" if isinstance(error, driver_errors.Neo4jError) else ""
    return error.is_retryable() and not any(word in code for word in _STOPPED)


@contextmanager
def _our_errors(name: str) -> Generator[None]:
    try:
        yield
    except driver_errors.Neo4jError as error:
        raise _translated(name, error) from error
    except (driver_errors.DriverError, OSError) as error:
        raise GraphUnavailable(f"The database does not answer ({name}): {error}") from error


def _translated(name: str, error: driver_errors.Neo4jError) -> PeergraphError:
    code, message = error.code or "", error.message or str(error)
    if isinstance(error, driver_errors.ServiceUnavailable | driver_errors.AuthError):
        return GraphUnavailable(f"The database does not let us in: {message}")
    if any(word in code for word in _STOPPED):
        return QueryStopped(f"The query {name} was stopped by the server: {message}")
    if any(word in code for word in _REFUSED):
        return QueryRefused(message)
    match = _POSITION.search(message)
    return QueryFailed(message, QueryPosition(int(match[1]), int(match[2])) if match else None)
