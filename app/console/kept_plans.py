"""Plans that the server told a short while ago: a query that is asked again does not wait for its plan again.

A plan depends on the text, on the kinds and lengths of the parameters, and on how much the graph holds; never on who
asks. It is only what is looked at before a run: the limits of the run hold in the server whatever the plan said.
"""

import hashlib
import time
from collections import OrderedDict
from threading import Lock
from typing import Any, cast

from ...cypher.power import Plan
from .guard import Planner

MOST_PLANS = 200
KEPT_SECONDS = 60.0


class KeptPlans:
    """The plans of the newest queries, each for a minute."""

    def __init__(self) -> None:
        self._plans: OrderedDict[bytes, tuple[float, Plan]] = OrderedDict()
        self._lock = Lock()

    def explain(self, planner: Planner, text: str, parameters: dict[str, Any]) -> Plan:
        """Return the plan of a query, from the planner where none is kept; raises as the planner does."""
        key = hashlib.sha256(f"{_kind(parameters)}\n{text}".encode(errors="surrogatepass")).digest()
        return self._kept(key) or self._keep(key, planner.explain(text, parameters))

    def _kept(self, key: bytes) -> Plan | None:
        with self._lock:
            since, plan = self._plans.get(key, (0.0, None))
        return plan if time.monotonic() - since < KEPT_SECONDS else None

    def _keep(self, key: bytes, plan: Plan) -> Plan:
        with self._lock:
            self._plans[key] = time.monotonic(), plan
            self._plans.move_to_end(key)
            if len(self._plans) > MOST_PLANS:
                self._plans.popitem(last=False)
        return plan


def _kind(value: object) -> str:
    """Return what a planner may know of a parameter: its type, its length, and those of what it holds."""
    if isinstance(value, dict):
        held = cast(dict[str, object], value)
        return "{" + ",".join(f"{name!r}:{_kind(held[name])}" for name in sorted(held)) + "}"
    if isinstance(value, list | tuple):
        items = cast(list[object], value)
        return f"[{len(items)}:{','.join(sorted({_kind(item) for item in items}))}]"
    return f"{type(value).__name__}{len(value) if isinstance(value, str) else ''}"
