"""What a person typed, as a Lucene query that cannot be malformed: whole words in quotes, and folded prefixes.

Words go to an index in quotes, so that its own analyzer cuts and folds them as it did the titles. Prefixes and
misspelled words do not pass the analyzer and are folded here. People's names are in `name_terms`.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from ...cypher.spellings import fold

MOST_WORDS = 24
"""Of a text that is looked for, each part of graph-based counted: misspelled ones take the index 50 ms each."""
MOST_LETTERS = 60
FUZZY_FROM = 4
FUZZIER_FROM = 8
_MOST_WORDS_TURNED = 5
_MOST_WORDS_LEFT_OUT = 8


@dataclass(frozen=True)
class Words:
    """The searchable words of a text, without punctuation at their edges."""

    words: tuple[str, ...]
    """As they were typed, in NFKC."""
    unfinished: bool
    """True where the text ends in the middle of a word, as it does while someone types."""


def read_words(text: str) -> Words:
    """Return the words of any text at all; a text of punctuation only has none."""
    visible = unicodedata.normalize(
        "NFKC", "".join(c for c in text if unicodedata.category(c)[0] != "C" or c.isspace())
    )
    cut = [_trim(word)[:MOST_LETTERS] for word in visible.split()]
    words = tuple(_within(MOST_WORDS, (word for word in cut if word)))
    return Words(words, unfinished=not text[-1:].isspace())


def whole_texts(words: Words) -> list[str]:
    """Return the text in lower case, as typed and folded, and a short one also with its first words last."""
    parts = [word.replace(".", "") for word in words.words]
    turns = range(len(parts) if len(parts) <= _MOST_WORDS_TURNED else 1)
    orders = [" ".join([*parts[turn:], *parts[:turn]]).lower() for turn in turns]
    return sorted({spelled for order in orders for spelled in (order, fold(order))} - {""})


def compared(names: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    """Return names in lower case, as written and folded, for comparing them with `whole_texts`."""
    return {
        id: sorted({spelled for name in each for spelled in (name.lower(), fold(name))})
        for id, each in names.items()
    }


def title_query(words: Words) -> str:
    """Return the query for titles that hold every word."""
    return _all(map(_whole, words.words), words)


def unfinished_title_query(words: Words) -> str:
    """Return the query for titles that hold every word, the last of which may only have been begun."""
    *whole, last = words.words
    return _all([*map(_whole, whole), prefix(last)], words) if words.unfinished else title_query(words)


def misspelled_query(words: Words) -> str:
    """Return the query for names and titles that hold every word, or one that is a letter or two away from it."""
    return " ".join(f"+{_alike(word)}" for word in words.words)


def loose_query(words: Words) -> str:
    """Return the query for names and titles that hold all words but one, or words a letter or two away.

    Of a long text any of its words will do.
    """
    alike = [_alike(word) for word in words.words]
    # Each of them is looked for as often as there are others to leave out.
    few = sum(len(_parts(word)) for word in words.words) <= _MOST_WORDS_LEFT_OUT
    if not (few and len(alike) > 1):
        return " ".join(alike)
    kept = ([clause for at, clause in enumerate(alike) if at != left_out] for left_out in range(len(alike)))
    return " OR ".join(f"({' '.join(f'+{clause}' for clause in clauses)})" for clauses in kept)


def quoted(text: str) -> str:
    """Return the clause for words in this order, which the analyzer of the index cuts."""
    return '"' + text.replace("\\", " ").replace('"', " ") + '"'


def either(clauses: Iterable[str]) -> str:
    """Return the clause that any of the clauses fulfils."""
    different = list(dict.fromkeys(clauses))
    return different[0] if len(different) == 1 else f"({' OR '.join(different)})"


def prefix(word: str) -> str:
    """Return the clause for a word that may only have been begun; what stands before its last letters is complete."""
    start = max((i + 1 for i, c in enumerate(word) if not is_letter(c)), default=0)
    before, last = _trim(word[:start]), word[start:]
    begun = f"({quoted(last)} OR {fold(last)}*)" if _is_plain(last) else quoted(last)
    if not before:
        return begun
    # The analyzers keep O'Neill and 3.5 as one word and cut graph-based in two.
    kept = f" OR {fold(word)}*" if _is_plain(word) else ""
    return f"({quoted(word)} OR (+{quoted(before)} +{begun}){kept})"


def is_letter(character: str) -> bool:
    """Return whether a character is part of a word: a letter, a mark on one, or a digit."""
    return unicodedata.category(character)[0] in "LNM"


def is_hangul(text: str) -> bool:
    """Return whether a text is in Korean letters only."""
    return all("\uac00" <= c <= "\ud7a3" for c in text)


def most_letters_wrong(word: str) -> int:
    """Return how many letters of a word may differ for it to be called a spelling of another."""
    length = len(fold(word))
    return 0 if length < FUZZY_FROM else 1 if length < FUZZIER_FROM else 2


def _all(clauses: Iterable[str], words: Words) -> str:
    return " ".join([*(f"+{clause}" for clause in clauses), f"{quoted(' '.join(words.words))}^3"])


def _trim(word: str) -> str:
    start = next((i for i, c in enumerate(word) if is_letter(c)), len(word))
    end = next((i for i in range(len(word), start, -1) if is_letter(word[i - 1])), start)
    return word[start:end]


def _whole(word: str) -> str:
    """Return the clause for a whole word of a title; to Korean and Katakana ones others are joined without a space."""
    katakana = all("\u30a1" <= c <= "\u30ff" for c in word)
    begun = len(word) > 1 and _is_plain(word) and (is_hangul(word) or katakana)
    return either([quoted(word), f"{word}*"]) if begun else quoted(word)


def _alike(word: str) -> str:
    parts = _parts(word)
    near = [f"{fold(part)}~{most_letters_wrong(part)}" for part in parts if most_letters_wrong(part)]
    return either([*map(quoted, (word, *parts)), *near])


def _parts(word: str) -> list[str]:
    """Return what an analyzer makes of a word with marks in it, such as graph-based."""
    return "".join(c if is_letter(c) else " " for c in word).split()


def _within(most: int, words: Iterable[str]) -> Iterator[str]:
    """Yield the first word, and those after it as long as all have no more than so many parts together."""
    count = 0
    for place, word in enumerate(words):
        count += len(_parts(word))
        if place and count > most:
            return
        yield word


def _is_plain(word: str) -> bool:
    """Tell whether a folded word holds nothing that Lucene reads as syntax."""
    folded = fold(word)
    return bool(folded) and all(is_letter(c) or c in "'." for c in folded)
