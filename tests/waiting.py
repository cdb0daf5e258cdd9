"""Waiting for what should be on a page, however slow the machine is."""

import time
from collections.abc import Callable
from typing import Any

PATIENCE = 60_000
"""Milliseconds for what should be on a page: many tests share few cores, and a cold server takes its time."""


def becomes(look: Callable[[], Any], wanted: Any) -> None:
    """Look until what is seen is what is wanted."""
    deadline = time.monotonic() + PATIENCE / 1000
    while (seen := look()) != wanted and time.monotonic() < deadline:
        time.sleep(0.05)
    assert seen == wanted
