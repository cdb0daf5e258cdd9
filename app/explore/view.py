"""What a reader has put together in the explorer: all that a link has to reproduce, in one canonical form."""

import re
from typing import Annotated, Any, Literal, TypeVar, cast

import msgspec
from msgspec import Meta, Struct
from msgspec.structs import replace

from ..parameters import ParameterError
from ..reads.parts import Kind

VERSION = 1
KINDS: tuple[Kind, ...] = ("author", "paper", "topic", "institution")
MOST_FOCUSES = 10
MOST_NODES = 5_000
MOST_BYTES = 1_000_000
LEAST_LIMIT, DEFAULT_LIMIT, MOST_LIMIT = 10, 150, 2_000
FARTHEST = 1_000_000.0
"""The largest coordinate, in pixels."""

Key = Annotated[str, Meta(min_length=3, max_length=600)]
"""`<kind>:<id>`: ids are unique only within a kind."""
Coordinate = Annotated[float, Meta(ge=-FARTHEST, le=FARTHEST)]
Year = Annotated[int, Meta(ge=0, le=9999)]
Place = Literal["any", "first", "last", "first_or_last"]
Layout = Literal["force", "distance", "year", "institution"]
Colour = Literal["kind", "year", "institution", "topic", "community", "centrality"]
Size = Literal["rank", "works", "centrality"]


T = TypeVar("T")


class ViewError(ParameterError):
    """A view cannot be used; `name` is the field at fault, such as `nodes[3].x`."""

    code = "bad_view"


class ViewNode(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """One entity that the picture holds."""

    key: Key
    x: Coordinate | None = None
    """Pixels to the right of the picture's middle at scale 1; None: the server finds a place."""
    y: Coordinate | None = None
    """Pixels below the picture's middle."""
    pinned: bool = False
    """True where a new layout leaves it where it is."""
    second: bool = False
    """True where it is here because of `second_degree`, and goes with that."""


class Filters(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """Which papers count, and which kinds and ties are shown."""

    kinds: tuple[Kind, ...] | None = None
    """The kinds that are shown beside the focuses; None for all."""
    years: tuple[Year, Year] | None = None
    """Only papers of these years count, both ends included; a paper without a year does not."""
    topic: Annotated[str, Meta(min_length=1, max_length=600)] | None = None
    """Only papers about this topic count."""
    institution: Annotated[str, Meta(min_length=1, max_length=600)] | None = None
    """Only papers count of which one author gave this institution, or gave none and is affiliated with it."""
    least_joint: Annotated[int, Meta(ge=1, le=10_000)] = 1
    """Two people are tied by at least so many joint papers that count."""
    place: Place = "any"
    """Only authorships count that are first, last, or one of them; a tie needs one of them on each joint paper."""


NO_FILTERS = Filters()


class Camera(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What part of the picture is seen."""

    x: Coordinate = 0.0
    y: Coordinate = 0.0
    zoom: Annotated[float, Meta(gt=0, le=100)] = 1.0


class View(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A state of the explorer; every field but the focus may be left out."""

    focus: Annotated[tuple[Key, ...], Meta(min_length=1, max_length=MOST_FOCUSES)]
    """The keys of what the picture is about."""
    version: int = VERSION
    """The version of this format."""
    nodes: Annotated[tuple[ViewNode, ...], Meta(max_length=MOST_NODES)] = ()
    """What is in the picture, by key; empty: the server chooses."""
    limit: Annotated[int, Meta(ge=LEAST_LIMIT, le=MOST_LIMIT)] = DEFAULT_LIMIT
    """The most nodes, where the server chooses them."""
    hidden: Annotated[tuple[Key, ...], Meta(max_length=MOST_NODES)] = ()
    """What was hidden by hand, by key."""
    filters: Filters = NO_FILTERS
    connecting: bool = False
    """True: only what connects `between`."""
    between: Annotated[tuple[Key, ...], Meta(max_length=MOST_FOCUSES)] = ()
    """What `connecting` connects; empty: what is selected, or with fewer than two of them the focuses."""
    second_degree: bool = False
    """True: people who wrote with the people around the focuses as well."""
    layout: Layout = "force"
    colour: Colour = "kind"
    size: Size = "rank"
    camera: Camera | None = None
    selected: Annotated[tuple[Key, ...], Meta(max_length=MOST_NODES)] = ()
    """What is selected, by key."""
    title: Annotated[str, Meta(max_length=200)] = ""


def parse_view(given: bytes | dict[str, Any]) -> View:
    """Return the view that some JSON describes, in its canonical form; ViewError names the field that is wrong."""
    try:
        text = msgspec.json.encode(given) if isinstance(given, dict) else given
    except (TypeError, UnicodeError, RecursionError) as error:
        raise ViewError("view", f"is no JSON: {error}") from error
    if len(text) > MOST_BYTES:
        raise ViewError("view", f"has {len(text):,} bytes; {MOST_BYTES:,} are the most")
    _check_sizes(read_json(text, object))
    return normal(read_json(text, View))


def read_json(text: bytes, into: type[T]) -> T:
    """Return what some JSON describes as one of our types; ViewError names the field that is wrong."""
    try:
        return msgspec.json.decode(text, type=into)
    except msgspec.ValidationError as error:
        raise _named(str(error)) from error
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise ViewError("view", f"is no JSON: {error}") from error


def canonical(view: View) -> bytes:
    """Return the one JSON of a view: equal views have equal bytes, and defaults are left out."""
    return msgspec.json.encode(normal(view))


def normal(view: View) -> View:
    """Return the view with lists in order and without what says nothing; ViewError names a key that is none."""
    return replace(
        view,
        focus=_keys("focus", view.focus),
        nodes=_nodes(view.nodes),
        hidden=tuple(sorted(_keys("hidden", view.hidden))),
        between=tuple(sorted(_keys("between", view.between))) if view.connecting else (),
        selected=tuple(sorted(_keys("selected", view.selected))),
        filters=_filters(view.filters),
        camera=None if view.camera == Camera() else view.camera,
        title=" ".join(view.title.split()),
    )


def parse_key(key: str, field: str = "key") -> tuple[Kind, str]:
    """Return the kind and the id of a key; raises ViewError that names `field`."""
    kind, colon, id = key.partition(":")
    if kind not in KINDS or not colon or not id.strip():
        raise ViewError(field, f"{key!r} is no key: write <kind>:<id>, the kind one of {', '.join(KINDS)}")
    return kind, id


def _keys(field: str, keys: tuple[str, ...]) -> tuple[str, ...]:
    """Return each key once, in the order given."""
    for at, key in enumerate(keys):
        parse_key(key, f"{field}[{at}]")
    return tuple(dict.fromkeys(keys))


def _nodes(nodes: tuple[ViewNode, ...]) -> tuple[ViewNode, ...]:
    """Return the nodes by key, each once, places in tenths of a pixel; a place of which half is missing is none."""
    found: dict[str, ViewNode] = {}
    for at, node in enumerate(nodes):
        parse_key(node.key, f"nodes[{at}].key")
        known = node.x is not None and node.y is not None
        x, y = (round(node.x or 0.0, 1) + 0.0, round(node.y or 0.0, 1) + 0.0) if known else (None, None)
        found.setdefault(node.key, replace(node, x=x, y=y, pinned=node.pinned and known))
    return tuple(found[key] for key in sorted(found))


def _filters(filters: Filters) -> Filters:
    """Return the filters with the kinds in order; all of them are the same as no choice."""
    if filters.years and filters.years[0] > filters.years[1]:
        raise ViewError("filters.years", f"{filters.years[0]} is after {filters.years[1]}")
    kinds = tuple(kind for kind in KINDS if kind in (filters.kinds or KINDS))
    normal = replace(filters, kinds=None if kinds == KINDS else kinds)
    # msgspec leaves a default out only where it is the very object.
    return NO_FILTERS if normal == NO_FILTERS else normal


def _check_sizes(plain: object) -> None:
    """Say in numbers what is too large, and which version is another, before anything else is looked at."""
    if not isinstance(plain, dict):
        raise ViewError("view", "must be a JSON object")
    fields = cast(dict[str, Any], plain)
    if (version := fields.get("version", VERSION)) != VERSION:
        raise ViewError(
            "version", f"this view is of version {version!r}; version {VERSION} can be shown here"
        )
    for field, most in (("focus", MOST_FOCUSES), ("between", MOST_FOCUSES), ("nodes", MOST_NODES)):
        given = fields.get(field)
        if isinstance(given, list) and (count := len(cast(list[Any], given))) > most:
            raise ViewError(field, f"has {count:,} entries; {most:,} are the most")


def _named(message: str) -> ViewError:
    """Return msgspec's error, "Expected `int` - at `$.limit`", with the field first."""
    text, _, path = message.partition(" - at ")
    unknown = re.search(r"(?:unknown|required) field `([^`]+)`", text)
    field = path.strip("`").removeprefix("$").removeprefix(".")
    if unknown:
        field = f"{field}.{unknown[1]}" if field else unknown[1]
    return ViewError(field or "view", text)
