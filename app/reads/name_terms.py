"""A person's name as a Lucene query: its parts in any order, initials for names, other spellings and scripts.

The index of authors keeps English stop words and folds nothing; names with accents or in other scripts are found by
their spellings (`cypher/spellings.py`), so that what is typed is spelled in the same ways here.
"""

import re
from collections.abc import Callable, Iterable

from ...cypher.spellings import fold, latin, umlauts_written_out
from .search_terms import Words, either, is_hangul, prefix, quoted

_INITIALS = re.compile(r"[A-Za-z](?:[.-]+[A-Za-z])+", re.ASCII)
_CAPITALS = re.compile(r"[A-Z]{2,3}")
_LONGEST_UNSPACED_NAME = 4
_WRITTEN_UMLAUTS = re.compile("ae|oe|ue")


def name_query(words: Words) -> str:
    """Return the query for people's names that hold every word, in any order; an initial stands for a name."""
    return _near_each_other(map(_part_of(words), words.words), words)


def unfinished_name_query(words: Words) -> str:
    """Return the query for people's names that hold every word, the last of which may only have been begun."""
    *whole, last = words.words
    if not words.unfinished:
        return name_query(words)
    begun = either([prefix(last), *_initials(last, words), *_in_latin_letters(last)])
    return _near_each_other([*map(_part_of(words), whole), begun], words)


def _near_each_other(parts: Iterable[str], words: Words) -> str:
    """Return the query for names that hold all parts, those with the parts side by side before others."""
    required = " ".join([*(f"+{part}" for part in parts), f"{quoted(' '.join(words.words))}~3^3"])
    joined = "".join(words.words)
    # Korean names are written with and without a space.
    return f"({required}) OR {quoted(joined)}" if len(words.words) > 1 and is_hangul(joined) else required


def _part_of(words: Words) -> Callable[[str], str]:
    def part(word: str) -> str:
        """Return the clause for one word of the name."""
        if len(word) == 1 and word.isascii() and word.isalpha():
            return prefix(word)
        return either([quoted(word), *_spelled(word), *_in_latin_letters(word), *_initials(word, words)])

    return part


def _spelled(word: str) -> list[str]:
    """Return the clauses for the spellings of a word in Latin letters: Müller, Mueller and Muller are one."""
    lower = word.lower()
    plain = _WRITTEN_UMLAUTS.sub(lambda pair: pair[0][0], lower)
    spelled = [fold(lower), umlauts_written_out(lower), plain] if fold(lower).isascii() else [fold(lower)]
    return [quoted(each) for each in spelled if each != lower]


def _in_latin_letters(word: str) -> list[str]:
    """Return the clauses for a word of another script in Latin letters, none for one Chinese character."""
    if len(word) == 1 or fold(word).isascii():
        return []
    romanized = [_all_of(spelling) for spelling in latin(word.lower()) if spelling]
    apart = is_hangul(word) and len(word) <= _LONGEST_UNSPACED_NAME
    return [*romanized, _all_of(f"{word[0]} {word[1:]}")] if apart else romanized


def _initials(word: str, words: Words) -> list[str]:
    """Return the clause for initials that are written together: "J.-P.", "J.P.", and "JP" beside other words."""
    together = _INITIALS.fullmatch(word) or (
        _CAPITALS.fullmatch(word) and any(not each.isupper() for each in words.words)
    )
    return [f"({' '.join(f'+{c.lower()}*' for c in word if c.isalpha())})"] if together else []


def _all_of(text: str) -> str:
    return f"({' '.join(f'+{quoted(part)}' for part in text.split())})"
