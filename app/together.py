"""Two reads at the same time: the database has several cores, and a page's reads do not wait for each other."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextvars import copy_context
from typing import TypeVar

A = TypeVar("A")
B = TypeVar("B")

_POOL = ThreadPoolExecutor(max_workers=8, thread_name_prefix="read")


def both(first: Callable[[], A], second: Callable[[], B]) -> tuple[A, B]:
    """Return what two functions return, called at the same time; both see the request that this is called in.

    Raises what `first` raises, else what `second` does. May be called inside itself: what no thread has begun yet is
    done by the caller, so that nobody waits for a thread that waits.
    """
    later = _POOL.submit(copy_context().run, second)
    try:
        result = first()
    except BaseException:
        later.cancel()
        raise
    return result, _finished(later, second)


def _finished(later: "Future[B]", call: Callable[[], B]) -> B:
    return call() if later.cancel() else later.result()
