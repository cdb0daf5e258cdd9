"""The invented graphs that drawings are measured on: communities of people, papers, topics and institutions."""

import random
from typing import Any

import igraph

ROUNDS = 100
SPACING = 26.0
KINDS = (("author", 0.45), ("paper", 0.4), ("topic", 0.1), ("institution", 0.05))
SIZE_OF_COMMUNITY = 40
LABELS = 2
OUTSIDE = 0.06
"""What part of the lines leaves its community."""


def invented_graph(nodes: int, edges: int) -> dict[str, Any]:
    """Return a graph as the page gets it, with positions in pixels; the same for the same numbers."""
    chance = random.Random(nodes)
    pairs = _pairs(chance, nodes, edges)
    kinds = chance.choices([kind for kind, _ in KINDS], [part for _, part in KINDS], k=nodes)
    side = SPACING * nodes**0.5
    points = _points(nodes, pairs, side)
    return {
        "nodes": [_node(at, kinds[at], *points[at]) for at in range(nodes)],
        "edges": [_edge(a, b, kinds, chance) for a, b in pairs],
        "width": side,
        "height": side * 0.75,
        "zoom": 1.0,
    }


def _pairs(chance: random.Random, nodes: int, edges: int) -> list[tuple[int, int]]:
    """Return so many different pairs; a tree first, so that all hang together."""
    found = {(max(0, at - 1 - chance.randrange(SIZE_OF_COMMUNITY // 2)), at) for at in range(1, nodes)}
    while len(found) < edges:
        a = chance.randrange(nodes)
        near = a - a % SIZE_OF_COMMUNITY + chance.randrange(SIZE_OF_COMMUNITY)
        b = chance.randrange(nodes) if chance.random() < OUTSIDE else min(near, nodes - 1)
        if a != b:
            found.add((min(a, b), max(a, b)))
    return sorted(found)


def _points(nodes: int, pairs: list[tuple[int, int]], side: float) -> list[tuple[float, float]]:
    graph = igraph.Graph(n=nodes, edges=pairs)
    layout = graph.layout_fruchterman_reingold(niter=ROUNDS, grid="grid")
    layout.fit_into((-side / 2, -side * 0.375, side / 2, side * 0.375), keep_aspect_ratio=False)
    return [(round(x, 1), round(y, 1)) for x, y in layout.coords]


def _node(at: int, kind: str, x: float, y: float) -> dict[str, Any]:
    """Return one node; two of each community have a label at the first view."""
    return {
        "id": f"bench:{at}",
        "kind": kind,
        "label": f"Invented {kind} {at}",
        "note": "",
        "size": 1 + (at % 7 == 0),
        "rank": at - 1,
        "x": x,
        "y": y,
        "place": "below" if kind != "paper" and at % SIZE_OF_COMMUNITY < LABELS else None,
    }


def _edge(a: int, b: int, kinds: list[str], chance: random.Random) -> dict[str, Any]:
    both = {kinds[a], kinds[b]}
    kind = "coauthor" if both == {"author"} else "authored" if "paper" in both else "about"
    weight = chance.choice((1, 2, 2, 3, 8)) if kind == "coauthor" else 1
    return {"source": f"bench:{a}", "target": f"bench:{b}", "kind": kind, "weight": weight}
