"""Several people: ways from one to another, what they have in common, conflicts of interest; as JSON."""

from typing import Annotated, cast

from flask import Response, request
from msgspec import Meta, Struct

from ...cypher.errors import UsageError
from ..context import get_graph
from ..entity_parameters import entity_ref
from ..freshness import forget_tag
from ..parameters import integer, optional_integer, text
from ..profiles.called import said_each
from ..reads.compare import compare
from ..reads.comparison import Comparison
from ..reads.conflict_report import ConflictReport
from ..reads.conflicts import MOST_YEARS, USUAL_YEARS, Question, find_conflicts, this_year
from ..reads.found import Path, PathOptions
from ..reads.paths import FEW_WAYS, MOST_WAYS, find_path
from .blueprint import api
from .finding import LONGEST_QUERY, author_id
from .json import json_answer, json_response
from .operations import AUTHORS, Body, Operation, Parameter, Year, describe, limit

MOST_BYTES = 1_000_000
PERSON = Annotated[str, Meta(min_length=1, max_length=LONGEST_QUERY)]
PATH = (
    Parameter("from", PERSON, "Where the way begins.", required=True, example="sample:yinghui-xu"),
    Parameter("to", PERSON, "Where it ends.", required=True, example="sample:pan-pan"),
    Parameter("avoid", list[PERSON], "People who must not be on it; once for each."),
    Parameter("since", Year, "Only papers of this year and later make a tie.", example=2015),
    Parameter("through", PERSON, "An institution that somebody between the ends is affiliated with."),
    limit(FEW_WAYS, most=MOST_WAYS, of="ways"),
)


class ConflictBody(Struct, forbid_unknown_fields=True):
    """What `POST /conflicts` takes."""

    panel: str | list[str] = ""
    """Reviewers, as pasted: names, identifiers, BibTeX; one a line."""
    others: str | list[str] = ""
    """The people that are to be reviewed."""
    years: Annotated[int, Meta(ge=0, le=MOST_YEARS)] = USUAL_YEARS
    """How many years back a joint paper is a tie."""
    now: Year | None = None
    """The year that is counted from; this one where it is absent."""
    choices: dict[str, str] = {}
    """Ids by name, for names that several people have."""


@api.get("/path")
@describe(Operation(Path, PATH, tag="People", errors=(404,), by_data=True))
def path() -> Response:
    """Answer with the closest of the shortest ways over joint papers between the authors `from` and `to`."""
    start, end = (author_id(name, text(name, most=LONGEST_QUERY)) for name in ("from", "to"))
    ways = integer("limit", FEW_WAYS, least=1, most=MOST_WAYS)
    found = find_path(get_graph(), start, end, _path_options(), limit=ways)
    if found.stopped:
        forget_tag()
    return json_answer(found)


@api.get("/compare")
@describe(Operation(Comparison, (AUTHORS,), tag="People", errors=(404,), by_data=True))
def comparison() -> Response:
    """Answer with what the people named by two to ten `author` parameters have in common."""
    ids = [author_id("author", value) for value in request.args.getlist("author")]
    return json_answer(compare(get_graph(), ids))


def _path_options() -> PathOptions:
    avoided = [
        entity_ref("author", "avoid", value) for value in request.args.getlist("avoid") if value.strip()
    ]
    through = text("through", "", most=LONGEST_QUERY)
    return PathOptions(
        tuple(avoided),
        optional_integer("since", least=0, most=9999),
        entity_ref("institution", "through", through) if through else None,
    )


@api.post("/conflicts")
@describe(
    Operation(
        ConflictReport,
        body=Body(ConflictBody, {"panel": ["Pan Pan"], "others": ["Yinghui Xu"], "years": 3}),
        tag="People",
        errors=(404, 413),
    )
)
def conflicts() -> Response:
    """Answer {panel, others, years, now, choices} with every pair of the two and what ties them.

    `panel` and `others` are texts as on the page, or lists of lines. Raises UsageError for a body of another shape.
    """
    request.max_content_length = MOST_BYTES
    question = _conflict_question(request.get_json(silent=True))
    response = json_response(find_conflicts(get_graph(), question, said_each))
    response.headers["Cache-Control"] = "no-store"
    return response


def _conflict_question(body: object) -> Question:
    if not isinstance(body, dict):
        raise UsageError(
            'The body must be JSON (Content-Type: application/json): {"panel": ["..."], "others": ["..."], "years": 3}'
        )
    given = cast(dict[str, object], body)
    unknown = sorted(set(given) - {"panel", "others", "years", "now", "choices"})
    if unknown:
        raise UsageError(f"{unknown[0]}: is not known; the body takes panel, others, years, now and choices")
    return Question(
        _pasted(given, "panel"),
        _pasted(given, "others"),
        _number(given, "years", USUAL_YEARS, most=MOST_YEARS),
        _number(given, "now", this_year(), most=9999),
        _chosen(given.get("choices", {})),
    )


def _pasted(given: dict[str, object], name: str) -> str:
    value = given.get(name, "")
    lines = cast(list[object], value) if isinstance(value, list) else [value]
    texts = [line for line in lines if isinstance(line, str)]
    if len(texts) < len(lines):
        raise UsageError(f"{name}: must be a text or a list of texts")
    return "\n".join(texts)


def _number(given: dict[str, object], name: str, usual: int, *, most: int) -> int:
    value = given.get(name, usual)
    if not isinstance(value, int) or isinstance(value, bool) or not 0 <= value <= most:
        raise UsageError(f"{name}: must be a whole number from 0 to {most}")
    return value


def _chosen(value: object) -> dict[str, str]:
    choices = cast(dict[object, object], value) if isinstance(value, dict) else {None: None}
    texts = {name: id for name, id in choices.items() if isinstance(name, str) and isinstance(id, str)}
    if len(texts) < len(choices):
        raise UsageError('choices: must be an object of ids by name, such as {"Ada Ørsted": "orcid:..."}')
    return texts
