"""What of a neighbourhood is shown: the best of each kind, as many nodes as were asked for, sparsely connected."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from ..languages import marked
from ..reads.parts import Kind
from .edges import connect
from .islands import find_groups
from .notes import facts_of, label_of, make_cut, note_of
from .rows import Chosen, Found, FoundEntity
from .types import Cut, Group, Slice, SliceEdge, SliceNode

# Shares of the nodes by kind. What people or papers leave over goes to the other of the two; more topics and
# institutions than their share would only be leaves that hide who wrote what with whom.
SHARES: dict[Kind, dict[Kind, float]] = {
    "author": {"author": 0.42, "paper": 0.32, "topic": 0.14, "institution": 0.12},
    "paper": {"author": 0.36, "paper": 0.36, "topic": 0.14, "institution": 0.14},
    "topic": {"author": 0.38, "paper": 0.34, "topic": 0.16, "institution": 0.12},
    "institution": {"author": 0.42, "paper": 0.32, "topic": 0.14, "institution": 0.12},
}
FEW = 25
BY: dict[Kind, dict[Kind, str]] = {
    "author": {
        "author": marked("joint papers"),
        "paper": marked("year and joint people"),
        "topic": marked("papers"),
        "institution": marked("people"),
    },
    "paper": {
        "author": marked("place in the list"),
        "paper": marked("joint authors and citations"),
        "topic": marked("papers"),
        "institution": marked("people"),
    },
    "topic": {
        "author": marked("papers among the newest"),
        "paper": marked("year and joint people"),
        "topic": marked("papers"),
        "institution": marked("people"),
    },
    "institution": {
        "author": marked("papers"),
        "paper": marked("joint people"),
        "topic": marked("papers"),
        "institution": marked("people"),
    },
}


def choose(kind: Kind, found: Found, limit: int) -> Slice:
    """Return the slice of at most `limit` nodes that shows the best of what was found."""
    _give_places(found)
    focus = SliceNode(
        found["focus"]["id"], kind, label_of(found["focus"]), "", 3, -1, facts=facts_of(found["focus"], [])
    )
    chosen = _chosen(kind, found, limit - 1)
    edges = tuple(connect(focus, chosen))
    chosen = _connected(chosen, edges)
    groups = (
        find_groups(found, [each["id"] for each in chosen.people], chosen.papers) if kind == "author" else ()
    )
    nodes = (focus, *_nodes(kind, found, chosen, groups))
    return Slice(focus, nodes, edges, _cuts(kind, found, chosen), groups, limit)


def _give_places(found: Found) -> None:
    """Give each person the places of their papers, where the query returned them apart."""
    wrote = {each["id"]: each.get("at", []) for each in found.get("wrote", [])}
    for person in found["people"]:
        person.setdefault("at", wrote.get(person["id"], []))


def _chosen(kind: Kind, found: Found, room: int) -> Chosen:
    taken = {found["focus"]["id"]}
    share = {each: max(1, int(part * room)) for each, part in SHARES[kind].items()}
    left = (
        room
        - min(share["topic"], len(found["topics"]))
        - min(share["institution"], len(found["institutions"]))
    )
    # What one of the two leaves over goes to the other; but other papers of a paper's few authors are not its own.
    people = _first(found["people"], min(left, max(share["author"], left - len(found["papers"]))), taken)
    papers = _papers(kind, found, people, share["paper"] if kind == "paper" else left - len(people), taken)
    topics = _first([each for each in found["topics"] if _is_shown(each, papers)], share["topic"], taken)
    most = min(share["institution"], len(people) + 2) if kind == "paper" else share["institution"]
    return Chosen(people, papers, topics, _institutions(found, people, most, taken))


def _is_shown(topic: FoundEntity, papers: Mapping[int, FoundEntity]) -> bool:
    return topic.get("near") is not None or any(place in papers for place in topic.get("at", []))


def _connected(chosen: Chosen, edges: Iterable[SliceEdge]) -> Chosen:
    """Return what is chosen without those that no line leads to."""
    ends = {end for edge in edges for end in (edge.source, edge.target)}
    return Chosen(
        [each for each in chosen.people if each["id"] in ends],
        {place: each for place, each in chosen.papers.items() if each["id"] in ends},
        [each for each in chosen.topics if each["id"] in ends],
        [each for each in chosen.institutions if each["id"] in ends],
    )


def _first(entities: Sequence[FoundEntity], most: int, taken: set[str]) -> list[FoundEntity]:
    """Return the first few whose id no other node has: ids are unique within a kind only."""
    free = [entity for entity in entities if entity["id"] not in taken][:most]
    taken.update(entity["id"] for entity in free)
    return free


def _papers(
    kind: Kind, found: Found, people: Sequence[FoundEntity], most: int, taken: set[str]
) -> dict[int, FoundEntity]:
    """Return the papers to show by place; where they are not ranked yet, recent ones that connect many people."""
    count = len(found["papers"])
    places = list(range(count))
    if kind in ("author", "topic"):
        joint = Counter(place for person in people for place in person.get("at", []))
        places.sort(key=lambda place: place / count - min(joint[place], 5) / 5)
    chosen = {id(entity) for entity in _first([found["papers"][place] for place in places], most, taken)}
    return {place: paper for place, paper in enumerate(found["papers"]) if id(paper) in chosen}


def _institutions(
    found: Found, people: Sequence[FoundEntity], most: int, taken: set[str]
) -> list[FoundEntity]:
    """Return the focus's own institutions, then those that most of the people shown share."""
    shown = {person["id"] for person in people} | {found["focus"]["id"]}
    for institution in found["institutions"]:
        institution["people"] = [person for person in institution.get("people", []) if person in shown]
    # One that a single person of many has been at says nothing about who is near whom.
    least = 1 if len(people) < FEW else 2
    ranked = sorted(
        (each for each in found["institutions"] if len(each.get("people", [])) >= least or each.get("near")),
        key=lambda each: (each.get("near") is None, -len(each.get("people", []))),
    )
    return _first(ranked, most, taken)


def _nodes(kind: Kind, found: Found, chosen: Chosen, groups: Sequence[Group]) -> list[SliceNode]:
    group_of = {
        id: at for at, group in enumerate(groups) for id in (*group.shown_people, *group.shown_papers)
    }
    by_kind: dict[Kind, Sequence[FoundEntity]] = {
        "author": chosen.people,
        "paper": list(chosen.papers.values()),
        "topic": chosen.topics,
        "institution": chosen.institutions,
    }
    return [
        SliceNode(
            entity["id"],
            each,
            label_of(entity),
            note_of(kind, each, entity, found),
            _size(rank, len(entities)),
            rank,
            group=group_of.get(entity["id"]),
            facts=facts_of(entity, found["years"]),
        )
        for each, entities in by_kind.items()
        for rank, entity in enumerate(entities)
    ]


def _size(rank: int, count: int) -> int:
    """Return 3 for the first eighth of a kind, 2 for the next quarter, 1 for the others."""
    return 3 if rank * 8 < count else 2 if rank * 8 < count * 3 else 1


def _cuts(kind: Kind, found: Found, chosen: Chosen) -> tuple[Cut, ...]:
    totals, by = found["totals"], BY[kind]
    read_all = len(found["years"]) >= totals["papers"] or kind in ("paper", "institution")
    institutions = sum(bool(each.get("people") or each.get("near")) for each in found["institutions"])
    return (
        make_cut(kind, "author", (len(chosen.people), totals["people"]), by["author"], read_all),
        make_cut(kind, "paper", (len(chosen.papers), totals["papers"]), by["paper"]),
        make_cut(kind, "topic", (len(chosen.topics), totals["topics"]), by["topic"], read_all),
        make_cut(kind, "institution", (len(chosen.institutions), institutions), by["institution"]),
    )
