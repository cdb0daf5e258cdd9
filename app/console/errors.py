"""What a power query can end with, beside the errors of any query."""

from ...cypher.errors import QueryError, QueryStopped
from ..later import later as _l


class ConsoleBusy(QueryError):
    """All places for power queries are taken, or the client has asked as much as it may for now."""

    code = "console_busy"
    status = 429

    def __init__(self, message: str, retry_seconds: int = 5) -> None:
        """Say why, and in how many seconds another try makes sense."""
        super().__init__(message)
        self.retry_seconds = retry_seconds


class TooMuchAsked(QueryStopped):
    """A reader's query was stopped: it would be again, so the query has to change."""

    status = 422


class QueryCancelled(TooMuchAsked):
    """The reader ended the query."""

    code = "query_cancelled"

    def __init__(self) -> None:
        """Say so."""
        super().__init__(_l("You stopped the query."))
