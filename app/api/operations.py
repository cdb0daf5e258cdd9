"""What each route of the API takes and answers: said once beside the route, read by the document and the checks."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated, Any, Literal, TypeVar

from msgspec import Meta

from ..exports.files import MEDIA_TYPES
from ..store.tokens import Scope

View = TypeVar("View", bound=Callable[..., Any])
Year = Annotated[int, Meta(ge=0, le=9999)]
MOST_OFFSET = 10_000_000


@dataclass(frozen=True)
class Parameter:
    """One parameter of an address."""

    name: str
    type: Any
    """What its value is, as msgspec takes it; a list where it may be given several times."""
    text: str
    """What it is for, in a sentence."""
    required: bool = False
    example: Any = None
    default: Any = None


@dataclass(frozen=True)
class Body:
    """What a POST carries, as JSON."""

    type: Any
    example: Any = None


@dataclass(frozen=True)
class Operation:
    """One route of the API."""

    answer: Any
    """The type of its JSON answer; None for files."""
    parameters: tuple[Parameter, ...] = ()
    body: Body | None = None
    tag: str = "Entities"
    """The heading that it stands under."""
    scope: Scope = "read"
    """What a token must have been made for."""
    statuses: tuple[int, ...] = (200,)
    """With which it answers what was asked for."""
    errors: tuple[int, ...] = ()
    """With which it may fail beside 400, 401, 403, 429, 500 and 503, which all may."""
    files: tuple[str, ...] = ()
    """The endings of the files that it answers with."""
    by_data: bool = False
    """True where the answer depends on the graph alone, so that it has an ETag."""
    paged: bool = False
    """True where the answer is one page of a list."""
    selectable: bool = True
    """False where `fields` is not looked at."""

    @property
    def is_selectable(self) -> bool:
        """Whether `fields` may choose some of its fields."""
        return self.selectable and self.answer is not None and self.body is None

    @property
    def media_types(self) -> tuple[str, ...]:
        """The types of what it answers with."""
        return tuple(dict.fromkeys(MEDIA_TYPES[ending] for ending in self.files)) or ("application/json",)


_OPERATIONS: dict[Callable[..., Any], Operation] = {}


def describe(operation: Operation) -> Callable[[View], View]:
    """Say of a view what it takes and answers; its docstring says what it is for."""

    def keep(view: View) -> View:
        """Keep what is said of this view."""
        _OPERATIONS[view] = operation
        return view

    return keep


def operation_of(view: Callable[..., Any]) -> Operation | None:
    """Return what was said of a view; None where nothing was."""
    return _OPERATIONS.get(view)


OFFSET = Parameter(
    "offset", Annotated[int, Meta(ge=0, le=MOST_OFFSET)], "How many rows stand before this page.", default=0
)
CURSOR = Parameter(
    "cursor",
    Annotated[str, Meta(min_length=1, max_length=1_000)],
    "The place of this page as the Link header (rel=next) of the page before says it; instead of `offset`. "
    "It is refused with 410 once the graph has changed, so that a walk through a list misses and repeats nothing.",
)
PAGE = (OFFSET, CURSOR)
FIELDS = Parameter(
    "fields",
    Annotated[str, Meta(min_length=1, max_length=1_000)],
    "The fields that the answer shall have, with commas between; within a field after a dot: `id,counts.works`.",
)
RunName = Annotated[str, Meta(pattern="^[A-Za-z0-9_-]{1,64}$")]
RUN = Parameter("run", RunName, "A name by which the query can be stopped: POST /cypher/cancel.")
KIND = Parameter(
    "kind", Literal["author", "paper", "topic", "institution"], "One kind alone; all where it is absent."
)
AUTHORS = Parameter(
    "author",
    Annotated[list[str], Meta(min_length=2, max_length=10)],
    "Two to ten people, by any identifier of theirs; once for each.",
    required=True,
    example=["sample:yinghui-xu", "sample:pan-pan"],
)


def limit(usual: int, *, least: int = 1, most: int, of: str = "rows") -> Parameter:
    """Return the parameter `limit`."""
    return Parameter(
        "limit", Annotated[int, Meta(ge=least, le=most)], f"How many {of} at most.", default=usual
    )
