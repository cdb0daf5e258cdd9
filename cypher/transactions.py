"""What the driver has no public way for: how a power query's transaction begins, and what it runs on."""

# The driver leaves its own configuration arguments untyped.
# pyright: reportUnknownMemberType=false

from typing import Any, cast

import neo4j


def begun(session: neo4j.Session, metadata: dict[str, Any], seconds: float) -> neo4j.Transaction:
    """Return a new transaction, which begins with its first query; its connection is the session's until that ends.

    The driver begins so for its own `execute_query`, and spares waiting for the server once more. The connection of
    a transaction that fails it gives back at once: the next query would run on it while this one's bounds are still
    on its socket. It does not where the session knows of no transaction.
    """
    kept = cast(Any, session)
    with kept._pipelined_begin:
        transaction = session.begin_transaction(metadata=metadata, timeout=seconds)
    kept._transaction = None
    return transaction


def connection_of(transaction: neo4j.Transaction) -> Any:
    """Return the connection of a transaction, which the driver keeps to itself."""
    return cast(Any, transaction)._connection
