"""The errors that Peergraph raises, and who can mend them.

PeergraphError
├── UsageError            the caller: a wrong setting, file, identifier or parameter
│   ├── SettingsError
│   ├── SourceError       a file that cannot be read as what it was said to be
│   ├── IdentifierError   text that is no identifier of the kind it claims to be
│   └── NotFoundError     nothing in the graph has that identifier
│       └── RemovedError  ... any more: it was taken out at somebody's request
├── QueryError            the query's author
│   ├── CypherHeaderError a .cypher file whose header is missing or does not fit its body
│   ├── QueryRefused      a power query that may not run, with the reason
│   │   └── QueryUnreadable  ... because of a fault in its text that is seen before the server sees it
│   ├── QueryFailed       the server could not run it: syntax, types
│   └── QueryStopped      it ran out of time or memory
└── GraphUnavailable      the operator: no database answers
    ├── LocalServerError  the local Neo4j cannot be fetched, started or stopped
    └── SchemaError       the graph was written by a newer program
"""

import re
from dataclasses import dataclass

_PLACE = re.compile(r"\(line (\d+), column (\d+)\)")


class PeergraphError(Exception):
    """Anything that went wrong and can be told to a person in a sentence."""

    code = "error"
    status = 500


class UsageError(PeergraphError):
    """The caller gave something that cannot be used."""

    code = "bad_request"
    status = 400


class SettingsError(UsageError):
    """A setting has a value that cannot be used."""

    code = "bad_setting"


class SourceError(UsageError):
    """A file or stream is not what it was said to be, or ends too early."""

    code = "bad_source"


class IdentifierError(UsageError):
    """A text is no identifier of the kind it claims to be."""

    code = "bad_identifier"


class NotFoundError(UsageError):
    """Nothing in the graph has that identifier."""

    code = "not_found"
    status = 404


class RemovedError(NotFoundError):
    """What had that identifier was taken out at the request of whom it was about."""

    code = "removed"
    status = 410


class QueryError(PeergraphError):
    """A query is at fault."""

    code = "query_error"
    status = 400


class CypherHeaderError(QueryError):
    """A .cypher file's header is missing, or does not fit its body."""

    code = "bad_query_file"
    status = 500


@dataclass(frozen=True)
class QueryPosition:
    """Where in a query's text something is wrong, both counted from 1."""

    line: int
    column: int


class QueryRefused(QueryError):
    """A power query may not run here; the message says why."""

    code = "query_refused"
    status = 403

    @property
    def position(self) -> QueryPosition | None:
        """The place that the message names, if it names one."""
        place = _PLACE.search(str(self))
        return QueryPosition(int(place[1]), int(place[2])) if place else None


class QueryUnreadable(QueryRefused):
    """A power query's text has a fault that its reader can see before the server does, such as an open bracket."""

    code = "query_failed"
    status = 400


class QueryFailed(QueryError):
    """The server could not run a query."""

    code = "query_failed"

    def __init__(self, message: str, position: QueryPosition | None = None) -> None:
        super().__init__(message)
        self.position = position


class QueryStopped(QueryError):
    """A query ran out of its time or memory and was ended."""

    code = "query_stopped"
    # Not 408: some browsers send a request again by themselves after it.
    status = 503


class GraphUnavailable(PeergraphError):
    """No database answers."""

    code = "graph_unavailable"
    status = 503


class LocalServerError(GraphUnavailable):
    """The local Neo4j cannot be fetched, started or stopped."""

    code = "local_server"


class SchemaError(GraphUnavailable):
    """The graph was written by a newer program, or by none."""

    code = "schema_version"
