"""igraph draws its random numbers from one generator of the whole process; here it is lent out to repeat results."""

import random
from collections.abc import Generator
from contextlib import contextmanager
from threading import Lock

import igraph

_one_at_a_time = Lock()


@contextmanager
def igraph_seed(source: random.Random) -> Generator[None]:
    """Let igraph take its chances from `source` while the block runs; other threads wait."""
    with _one_at_a_time:
        igraph.set_random_number_generator(source)
        try:
            yield
        finally:
            igraph.set_random_number_generator(random)
