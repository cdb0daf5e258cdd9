"""A person's printed name in its parts, as reference managers want it."""

import unicodedata
from dataclasses import dataclass

_SUFFIXES = ("jr", "jr.", "sr", "sr.", "ii", "iii", "iv")


@dataclass(frozen=True)
class Name:
    """A name in its parts; what cannot be told apart is all in `family`, and `given` is empty."""

    family: str
    """The family name with what belongs before it: "van der Berg"."""
    given: str
    suffix: str = ""
    """What follows the name: "Jr."."""


def split_name(text: str) -> Name:
    """Return the parts of a name printed as "Given Family" or "Family, Given".

    A name in one word, and a Chinese, Japanese or Korean one, has one part: guessing there is worse than not to.
    """
    text = " ".join(text.split())
    if "," in text:
        family, _, given = (part.strip() for part in text.partition(","))
        return Name(family or given, given if family else "")
    words = text.split()
    suffix = words.pop() if len(words) > 2 and words[-1].lower() in _SUFFIXES else ""
    if len(words) < 2 or _is_east_asian(text):
        return Name(text, "")
    start = _family_start(words)
    return Name(" ".join(words[start:]), " ".join(words[:start]), suffix)


def _family_start(words: list[str]) -> int:
    """Return where the family name starts: at the last word, or at the small words before it (van, de la)."""
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():
        start -= 1
    return start


def _is_east_asian(text: str) -> bool:
    return any(unicodedata.east_asian_width(letter) in "WF" for letter in text)
