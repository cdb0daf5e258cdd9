"""Invented works in our own JSON Lines format, the same for the same number."""

import json
import random
from collections.abc import Iterator
from pathlib import Path
from typing import Any

AUTHORS_A_WORK = 3.84
"""The mean of 20,000 works of the ACL Anthology."""
MOST_CITED = "Ada Cited"
CITED_WORKS, CITING_WORKS, CITED_BY_EACH = 250, 40_000, 2


def works(count: int) -> Iterator[dict[str, Any]]:
    """Yield works with authors of whom each has about four, and three of 500 topics each."""
    random_numbers = random.Random(1)
    people = max(10, int(count * AUTHORS_A_WORK / 4))
    for number in range(count):
        size = min(12, 1 + int(random_numbers.expovariate(1 / (AUTHORS_A_WORK - 1)) + 0.5))
        names = sorted({_name(n) for n in random_numbers.choices(range(people), k=size)})
        yield {
            "id": f"w{number}",
            "title": f"On the matter of subject {number} and of what follows from it",
            "year": 2000 + number % 25,
            "type": "conference paper",
            "venue": f"Venue {number % 60}",
            "authors": [{"name": name, "position": place} for place, name in enumerate(names, 1)],
            "keywords": [f"Topic {n}" for n in sorted(set(random_numbers.choices(range(500), k=3)))],
        }


def _name(number: int) -> str:
    """Return the name of a person: in letters, because digits behind a name are footnotes and are taken away."""
    return f"{_letters(number % 97)} {_letters(number)}"


def _letters(number: int) -> str:
    text = ""
    while number or not text:
        number, place = divmod(number, 20)
        text += "bcdfghjklmnpqrstvwxz"[place] + "aeiou"[place % 5]
    return text.capitalize()


def write_works(path: Path, count: int) -> Path:
    """Write so many works to a file, one a line, and return the file."""
    with path.open("w") as file:
        for work in works(count):
            file.write(json.dumps(work) + "\n")
    return path


def cited_works() -> Iterator[dict[str, Any]]:
    """Yield the works of one author, then works of others that cite two of them each, some more often than others."""
    random_numbers = random.Random(2)
    for number in range(CITED_WORKS):
        yield {
            "id": f"c{number}",
            "title": f"What is cited, part {number}",
            "year": 1990 + number % 30,
            "authors": [{"name": MOST_CITED, "position": 1}, {"name": _name(number % 40), "position": 2}],
        }
    for work in works(CITING_WORKS):
        # The first of two numbers that are not larger: early works are cited more.
        cited = {
            random_numbers.randrange(random_numbers.randrange(CITED_WORKS) + 1) for _ in range(CITED_BY_EACH)
        }
        yield work | {"references": [f"c{number}" for number in sorted(cited)]}


def write_cited_works(path: Path) -> Path:
    """Write them to a file, one a line, and return the file."""
    with path.open("w") as file:
        for work in cited_works():
            file.write(json.dumps(work) + "\n")
    return path
