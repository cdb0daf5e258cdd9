"""People's names: made clean, told from debris, compared across spellings."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from ..cypher.identifiers import slug

# What stands behind a name: daggers, asterisks of three kinds, section and paragraph signs, digits.
_FOOTNOTE = (
    "\u2020\u2021*\u2217\u204e\xa7\xb6#0123456789\xb9\xb2\xb3\u2070\u2074\u2075\u2076\u2077\u2078\u2079 ,;"
)
_SUFFIX_WORDS = "jr sr ii iii iv v phd md dphil esq"
_PARTICLE_WORDS = "af al ben bin da dal de del della den der di dos du el ibn la las le ten ter van von zu"
_DEBRIS_WORDS = (
    "al and anonymous author authors behalf collaboration collaborations et etal for na nan none null of on "
    "others the unknown"
)
_GROUPS = frozenset(["collaboration", "collaborations"])
_SUFFIXES = frozenset(_SUFFIX_WORDS.split())
_PARTICLES = frozenset(_PARTICLE_WORDS.split())
_DEBRIS = frozenset(_DEBRIS_WORDS.split())
# Names come back within a file far more often than they are new.
_CACHED = 16384
_DELETED = "deleted author"
# Cyrillic letters that are drawn like Latin ones get typed inside Latin names (ACL 2016.lilt-14.5).
_CYRILLIC = (
    "\u0410\u0412\u0415\u0405\u0406\u0408\u041a\u041c\u041d\u041e\u0420\u0421\u0422\u0423\u0425"
    "\u0430\u0435\u0455\u0456\u0458\u043e\u0440\u0441\u0443\u0445\u04ab"
)
_LOOK_ALIKES = str.maketrans(_CYRILLIC, "ABESIJKMHOPCTYXaesijopcyxç")
# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "ħ": "h",
        "ŋ": "n",
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_NOT_JOINED = re.compile(r"[\s\-\u2010-\u2015/,\xb7]+")
_MAX_FAMILY_PARTS = 3
_SHORTEST_NICKNAME = 3


@lru_cache(maxsize=_CACHED)
def clean_name(text: str) -> str:
    """Return a name as it is shown: without footnote marks and invisible characters, given name first."""
    name = " ".join(_shown(text).split()).strip(" ,;")
    name = name.rstrip(_FOOTNOTE) or name
    return _given_name_first(name.replace(" ,", ",")) if "," in name else name


@lru_cache(maxsize=_CACHED)
def is_person_name(text: str) -> bool:
    """Return False for what stands in author lists but names nobody (":", "et al.", "Collaboration")."""
    words = fold(clean_name(text)).replace(".", " ").split()
    if not words or words[-1] in _GROUPS or " ".join(words) == _DELETED:
        return False
    return any(word not in _DEBRIS for word in words)


@lru_cache(maxsize=_CACHED)
def name_key(text: str) -> str:
    """Return the slug of a name's clean form, the same for "Peters, Isabella" and "Isabella Peters"."""
    return slug(clean_name(text))


@lru_cache(maxsize=_CACHED)
def fold(text: str) -> str:
    """Return a text in lower case without accents, apostrophes and most other punctuation."""
    return _without_marks(text.casefold().translate(_LETTERS))


def same_name(a: str, b: str) -> bool:
    """Return whether two names are one but for case, accents, spacing, hyphens and the order of the parts."""
    if a == b:
        return True
    if min(len(_parts(a)), len(_parts(b))) <= 1:
        return "".join(_parts(a)) == "".join(_parts(b)) != ""
    return not _spellings(a).isdisjoint(_spellings(b))


def compatible_names(a: str, b: str) -> bool:
    """Return whether two names may be one person's: one family name, given names that shorten each other."""
    if same_name(a, b):
        return True
    return any(
        family == other_family and _shorten_each_other(given, other_given)
        for family, given in _readings(a)
        for other_family, other_given in _readings(b)
    )


def full_spellings(name: str) -> set[str]:
    """Return texts of which two names share one where they are the same name."""
    parts = _parts(name)
    return {" ".join(spelling) for spelling in (_spellings(name) if len(parts) > 1 else {("".join(parts),)})}


def short_spellings(name: str) -> set[str]:
    """Return texts of which two names share one where they may be one person's: family name and first initial."""
    return {f"{family} {given[0][:1]}" for family, given in _readings(name) if given and given[0]}


def better_name(a: str, b: str) -> str:
    """Return the name to show of two: not in capitals, without comma, fuller, longer; a total order."""
    return max(a, b, key=_goodness)


def _shown(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _as_one_script("".join(map(_visible, unicodedata.normalize("NFC", text))))


def _visible(character: str) -> str:
    category = unicodedata.category(character)
    if category in ("Cf", "Co", "Cn", "Cs"):
        return ""
    return " " if category == "Cc" else character


def _as_one_script(name: str) -> str:
    replaced = name.translate(_LOOK_ALIKES)
    is_latin = any("a" <= character <= "z" for character in name.lower())
    return replaced if is_latin and not re.search(r"[\u0400-\u052f]", replaced) else name


def _given_name_first(name: str) -> str:
    """Turn "Peters, Isabella" round; "Loomis, Jr." and what is no name behind the comma stay."""
    parts = [part.strip() for part in name.split(",")]
    suffixes = [part for part in parts[1:] if part.lower().rstrip(".") in _SUFFIXES]
    names = [part for part in parts if part not in suffixes]
    if len(names) != 2 or not all(_reads_as_name(part) for part in names):
        return name
    return " ".join([names[1], names[0], *suffixes])


def _reads_as_name(part: str) -> bool:
    words = part.split()
    return 0 < len(words) <= 4 and all(
        word[0].isalpha() and (not word[0].islower() or word in _PARTICLES) for word in words
    )


def _without_marks(text: str) -> str:
    if text.isascii():
        return re.sub(r"[^a-z0-9\s.,/-]+", "", text)
    decomposed = unicodedata.normalize("NFKD", text)
    kept = (
        c
        for c in decomposed
        if not unicodedata.combining(c) and (c.isalnum() or _NOT_JOINED.match(c) or c == ".")
    )
    return unicodedata.normalize("NFC", "".join(kept))


@lru_cache(maxsize=_CACHED)
def _parts(name: str) -> tuple[str, ...]:
    """Return a name's folded parts, hyphens split and initials freed of their dots ("J.-N. Li": j, n, li)."""
    words = _NOT_JOINED.split(fold(clean_name(name)).replace(".", " "))
    return tuple(word for word in words if word)


@lru_cache(maxsize=_CACHED)
def _spellings(name: str) -> frozenset[tuple[str, ...]]:
    """Return a name as its parts in alphabetical order, and as family and given name, each run together."""
    parts = _parts(name)
    readings = (tuple(sorted((family, "".join(given)))) for family, given in _splits(parts))
    return frozenset((*readings, tuple(sorted(parts))))


@lru_cache(maxsize=_CACHED)
def _readings(name: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Return the ways to read a name as (family name, given names), in both spellings of an umlaut."""
    spelled = clean_name(name).casefold().translate(_UMLAUTS)
    names = {_without_suffix(_parts(name)), _without_suffix(_parts(spelled))}
    return tuple(sorted({reading for parts in names for reading in _splits(parts)}))


def _splits(parts: tuple[str, ...]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for size in range(1, min(_MAX_FAMILY_PARTS, len(parts) - 1) + 1):
        yield "".join(parts[-size:]), parts[:-size]
    if len(parts) > 1:
        yield parts[0], parts[1:]


def _without_suffix(parts: tuple[str, ...]) -> tuple[str, ...]:
    return parts[:-1] if len(parts) > 2 and parts[-1] in _SUFFIXES else parts


def _shorten_each_other(a: tuple[str, ...], b: tuple[str, ...]) -> bool:
    if "".join(a) == "".join(b):
        return True
    return all(_shortens(*sorted(pair, key=len)) for pair in zip(a, b, strict=False))


def _shortens(short: str, long: str) -> bool:
    """Return whether one given name stands for another: as its initial, or as Dan for Daniel.

    Li and Liu, or Yan and Yang, are different names.
    """
    if short == long or len(short) == 1:
        return long.startswith(short)
    return len(short) >= _SHORTEST_NICKNAME and len(long) >= len(short) + 2 and long.startswith(short)


def _goodness(name: str) -> tuple[bool, bool, int, int, int, tuple[int, ...]]:
    letters = [character for character in name if character.isalpha()]
    one_case = name.upper() != name.lower() and name in (name.upper(), name.lower())
    full_parts = sum(len(part) > 1 for part in _parts(name))
    accents = sum(not character.isascii() for character in letters)
    # The code points are negated so that of two equally good names the alphabetically first is the greatest.
    return not one_case, "," not in name, full_parts, len(letters), accents, tuple(-ord(c) for c in name)
