"""What the driver has no public way for: how a power query's transaction begins, and what it runs on."""

from typing import Any


def begun(session: Any, metadata: dict[str, Any], seconds: float) -> Any:
    """Return a new transaction, which begins with its first query; its connection is the session's until that ends.

    The driver begins so for its own `execute_query`, and spares waiting for the server once more. The connection of
    a transaction that fails it gives back at once: the next query would run on it while this one's bounds are still
    on its socket. It does not where the session knows of no transaction.
    """
    with session._pipelined_begin:
        transaction = session.begin_transaction(metadata=metadata, timeout=seconds)
    session._transaction = None
    return transaction


def connection_of(transaction: Any) -> Any:
    """Return the connection of a transaction, which the driver keeps to itself."""
    return transaction._connection
