"""Why the server, or the connection to it, stopped a query: in plain words, and so that a page can say them in the
reader's language.
"""

import re

from ...cypher.errors import QueryStopped
from ...cypher.wire import MOST_WEIGHT
from ..later import later as _l
from ..later import said_by

_LARGER = re.compile(r"(The answer|One row of the answer) is larger than (\d+) MB")
_MILLION = 1_000_000


def larger_answer(megabytes: int) -> str:
    """Say that an answer is too large, and what to do."""
    return _l(
        "The answer is larger than %(size)s MB. Return fewer columns or rows, or parts of lists: list[..100].",
        size=megabytes,
    )


def reason_of(error: QueryStopped, seconds: float) -> str:
    """Return why a query that may take so long was stopped; what nobody expects here is said as it came."""
    message = str(error)
    if "memory" in message.lower():
        return _l(
            "The query needed more memory than one query may use. "
            "Sort, collect or combine less, or add a LIMIT earlier."
        )
    if "terminated" in message.lower():
        return _l(
            "The query took longer than %(seconds)s seconds and was stopped. "
            "Ask for less: a narrower pattern, a shorter path, a LIMIT earlier.",
            seconds=seconds,
        )
    return _of_the_wire(message) or said_by(error)


def _of_the_wire(message: str) -> str | None:
    larger = _LARGER.match(message)
    if larger and larger[1] == "The answer":
        return larger_answer(int(larger[2]))
    if larger:
        return _l(
            "One row of the answer is larger than %(size)s MB. Return fewer columns or rows, or parts of lists: "
            "list[..100].",
            size=int(larger[2]),
        )
    if message.startswith("The answer holds too many values"):
        return _l(
            "The answer holds too many values: more than %(size)s MB once they are read. Return fewer columns or rows, "
            "or parts of lists: list[..100].",
            size=MOST_WEIGHT // _MILLION,
        )
    return None
