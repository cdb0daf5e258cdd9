"""What an entity belongs to: its institution, its topic, its year; for colours and for places."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ...cypher.graph import Graph
from .counting import Counts
from .kept import Keys
from .reading import around_keys
from .reads import explore_affiliations, explore_subjects
from .rows import FoundPicture


@dataclass(frozen=True)
class Groups:
    """For some keys the id of what they belong to, and the names of those."""

    of: dict[str, str]
    names: dict[str, str]

    def largest(self, most: int) -> list[str]:
        """Return the ids of the groups with most members."""
        counts = Counter(self.of.values())
        return sorted(counts, key=lambda id: (-counts[id], id))[:most]


def institutions_of(graph: Graph, shown: Iterable[str], found: FoundPicture) -> Groups:
    """Return for each person the newest institution, of several that which most people shown have; for one, itself."""
    keys = list(shown)
    rows = explore_affiliations(graph, around_keys(keys))
    common = Counter(id for row in rows for id, _, _ in row["institutions"])
    names = {id: name for row in rows for id, name, _ in row["institutions"]}
    of = {
        f"author:{row['person']}": _newest(row["institutions"], common) for row in rows if row["institutions"]
    }
    own = {f"institution:{each['id']}": each for each in found["institutions"]}
    here = {key: own[key] for key in keys if key in own}
    of.update({key: each["id"] for key, each in here.items()})
    names.update({each["id"]: each.get("name") or each["id"] for each in here.values()})
    return Groups(of, names)


def topics_of(graph: Graph, shown: Iterable[str], found: FoundPicture) -> Groups:
    """Return for each paper its surest topic, for each person the topic of most papers, for a topic itself."""
    keys = list(shown)
    rows = [row for row in explore_subjects(graph, around_keys(keys)) if row["topics"]]
    common = Counter(id for row in rows for id, _, _ in row["topics"])
    names = {id: name for row in rows for id, name, _ in row["topics"]}
    of = {row["key"]: _newest(row["topics"], common) for row in rows}
    own = {f"topic:{each['id']}": each for each in found["topics"]}
    here = {key: own[key] for key in keys if key in own}
    of.update({key: each["id"] for key, each in here.items()})
    names.update({each["id"]: each.get("name") or each["id"] for each in here.values()})
    return Groups(of, names)


def _newest(of: Sequence[tuple[str, str, float]], common: Counter[str]) -> str:
    """Return the id with the highest value; among equals the most common one."""
    return max(of, key=lambda each: (each[2], common[each[0]], each[0]))[0]


def years_of(found: FoundPicture, counts: Counts, keys: Keys) -> dict[str, int]:
    """Return the year of each paper, and for each person that of the newest paper that counts."""
    years = {
        key: year
        for key, each in zip(keys.papers, found["papers"], strict=True)
        if (year := each.get("year"))
    }
    for at, works in counts.works.items():
        if works.last:
            years[keys.people[at]] = works.last
    return years
