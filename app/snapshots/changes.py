"""What is new, gone and changed between a frozen answer and the answer of today."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, cast

import msgspec

Json = dict[str, Any]
SHOWN = 200
_NODE_FACTS = ("label", "facts")
_EDGE_FACTS = ("papers", "years")


@dataclass(frozen=True)
class Entry:
    """One thing of an answer, in words."""

    key: str
    """What tells it from the others of its part."""
    label: str
    url: str | None
    """Its page, where it has one."""


@dataclass(frozen=True)
class Change:
    """One thing that both answers have, with different facts."""

    entry: Entry
    before: str
    after: str


@dataclass(frozen=True)
class PartChanges:
    """What became of one part of an answer: its nodes, its lines, its rows or its papers; at most 200 of each."""

    name: str
    """nodes, lines, counts, rows, papers, pairs, coauthors, topics or venues."""
    new: tuple[Entry, ...]
    new_total: int
    gone: tuple[Entry, ...]
    gone_total: int
    changed: tuple[Change, ...]
    changed_total: int
    same: int


@dataclass(frozen=True)
class Item:
    """One thing of an answer, to be compared."""

    entry: Entry
    facts: Any


Items = Mapping[str, Item]


def compare(kind: str, before: Json, after: Json) -> tuple[PartChanges, ...]:
    """Return the changes of each part between two answers to one question of that kind."""
    if kind == "query":
        keyed = _row_key(before, after)
        return (_part("rows", _rows(before, keyed), _rows(after, keyed)),)
    parts = _VIEW if kind == "view" else _COMPARISON
    return tuple(_part(name, read(before), read(after)) for name, read in parts.items())


def _part(name: str, before: Items, after: Items) -> PartChanges:
    new = [item.entry for key, item in after.items() if key not in before]
    gone = [item.entry for key, item in before.items() if key not in after]
    both = [(before[key], item) for key, item in after.items() if key in before]
    changed = [(old, item) for old, item in both if old.facts != item.facts]
    return PartChanges(
        name,
        tuple(new[:SHOWN]),
        len(new),
        tuple(gone[:SHOWN]),
        len(gone),
        tuple(Change(item.entry, *_differing(old.facts, item.facts)) for old, item in changed[:SHOWN]),
        len(changed),
        len(both) - len(changed),
    )


def _differing(before: Any, after: Any) -> tuple[str, str]:
    """Return what two sets of facts say differently, each as text."""
    if not isinstance(before, dict) or not isinstance(after, dict):
        return _text(before), _text(after)
    old, new = cast(Json, before), cast(Json, after)
    names = [name for name in {**old, **new} if old.get(name) != new.get(name)]
    return tuple("; ".join(f"{name}: {_text(facts.get(name))}" for name in names) for facts in (old, new))  # type: ignore[return-value]


def _nodes(answer: Json) -> Items:
    return _items(
        (node["key"], node["label"], _page(node["kind"], node["id"]), _facts(node, _NODE_FACTS))
        for node in answer["nodes"]
    )


def _lines(answer: Json) -> Items:
    names = {node["key"]: node["label"] for node in answer["nodes"]}
    return _items(
        (
            f"{edge['source']} {edge['kind']} {edge['target']}",
            f"{names[edge['source']]} and {names[edge['target']]}",
            None,
            _facts(edge, _EDGE_FACTS),
        )
        for edge in answer["edges"]
    )


def _papers(answer: Json) -> Items:
    facts = ("title", "year", "type", "venue")
    return _items(
        (paper["id"], paper["title"], _page("paper", paper["id"]), _facts(paper, facts))
        for paper in answer["papers"]
    )


def _pairs(answer: Json) -> Items:
    facts = ("papers", "coauthors", "a_cites_b", "b_cites_a", "institutions")
    return _items(
        (
            f"{pair['a']['id']} {pair['b']['id']}",
            f"{pair['a']['label']} and {pair['b']['label']}",
            None,
            _facts(pair, facts),
        )
        for pair in answer["pairs"]
    )


def _common(name: str, kind: str | None) -> Callable[[Json], Items]:
    """Return what reads the rows that people have in common of one sort, given the kind of their pages."""

    def read(answer: Json) -> Items:
        """Return the rows by their ids."""
        return _items(
            (row["id"], row["label"], kind and _page(kind, row["id"]), {"papers": row["counts"]})
            for row in answer[name]["rows"]
        )

    return read


def _counts(answer: Json) -> Items:
    return _items((cut["kind"], cut["kind"], None, {"found": cut["total"]}) for cut in answer["cuts"])


_VIEW: dict[str, Callable[[Json], Items]] = {"nodes": _nodes, "lines": _lines, "counts": _counts}
_COMPARISON: dict[str, Callable[[Json], Items]] = {
    "papers": _papers,
    "pairs": _pairs,
    "coauthors": _common("coauthors", "author"),
    "topics": _common("topics", "topic"),
    "venues": _common("venues", None),
}


def _rows(answer: Json, keyed: Callable[[list[Any]], str] | None) -> Items:
    """Return a query's rows by what tells them apart; equal rows are told apart by their number."""
    seen: Counter[str] = Counter()
    items: dict[str, Item] = {}
    for row in answer["rows"]:
        key = keyed(row) if keyed else _text(row)
        seen[key] += 1
        facts = dict(zip(answer["columns"], row, strict=True)) if keyed else None
        items[f"{key} {seen[key]}"] = Item(Entry(key, _row_label(row), None), facts)
    return items


def _row_key(*answers: Json) -> Callable[[list[Any]], str] | None:
    """Return what tells the rows of all answers apart: their entities, or their first column; None for whole rows."""
    for keyed in (_entities_of, _first):
        keys = [[keyed(row) for row in answer["rows"]] for answer in answers]
        if all(all(each) and len(set(each)) == len(each) for each in keys):
            return keyed
    return None


def _entities_of(row: list[Any]) -> str:
    ids = [cast(Json, cell)["properties"].get("id") for cell in row if _is_node(cell)]
    return " ".join(str(id) for id in ids if id)


def _first(row: list[Any]) -> str:
    return _text(row[0]) if row else ""


def _row_label(row: list[Any]) -> str:
    return " · ".join(cast(Json, cell)["label"] if _is_node(cell) else _text(cell)[:120] for cell in row[:6])


def _is_node(cell: object) -> bool:
    return isinstance(cell, dict) and cast(Json, cell).get("$type") == "node"


def _items(rows: Iterable[tuple[str, str, str | None, Json]]) -> Items:
    return {key: Item(Entry(key, label, url), facts) for key, label, url, facts in rows}


def _facts(thing: Json, names: tuple[str, ...]) -> Json:
    """Return the facts of those names; facts within `facts` stand beside the others."""
    plain = {name: thing.get(name) for name in names if name != "facts"}
    return {**plain, **(thing.get("facts") or {})} if "facts" in names else plain


def _page(kind: str, id: str) -> str:
    return f"/{kind}s/{id}"


def _text(value: Any) -> str:
    if value is None:
        return "nothing"
    return value if isinstance(value, str) else msgspec.json.encode(value, order="sorted").decode()
