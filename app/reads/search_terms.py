"""What a person typed, as a Lucene query that cannot be malformed: whole words in quotes, and folded prefixes.

Words go to the index in quotes, so that its own analyzer cuts and folds them as it did the names. Prefixes do not
pass the analyzer and are folded here.
"""

import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

MOST_WORDS = 24
MOST_LETTERS = 60
FUZZY_FROM = 4
# ASCIIFoldingFilter also folds letters that do not come apart into a letter and an accent.
_FOLDED = str.maketrans(
    {
        "ø": "o",
        "ł": "l",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "\u0131": "i",
        "ħ": "h",
        "\u2019": "'",
    }
)


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
    words = tuple(word for word in cut if word)[:MOST_WORDS]
    return Words(words, unfinished=not text[-1:].isspace())


def fold(text: str) -> str:
    """Return a text in lower case without accents, for comparing names."""
    apart = unicodedata.normalize("NFKD", text.lower().translate(_FOLDED))
    return unicodedata.normalize("NFC", "".join(c for c in apart if not unicodedata.combining(c)))


def title_query(words: Words) -> str:
    """Return the query for titles that hold every word."""
    return _all(map(_quoted, words.words), words)


def name_query(words: Words) -> str:
    """Return the query for people's names that hold every word; a single letter stands for a name that it begins."""
    return _all(map(_whole_or_initial, words.words), words)


def unfinished_title_query(words: Words) -> str:
    """Return the query for titles that hold every word, the last of which may only have been begun."""
    *whole, last = words.words
    return _all([*map(_quoted, whole), _prefix(last)], words) if words.unfinished else title_query(words)


def unfinished_name_query(words: Words) -> str:
    """Return the query for people's names that hold every word, the last of which may only have been begun."""
    *whole, last = words.words
    return (
        _all([*map(_whole_or_initial, whole), _prefix(last)], words)
        if words.unfinished
        else name_query(words)
    )


def loose_query(words: Words) -> str:
    """Return the query for names and titles that hold some of the words, or words one letter away."""
    return " ".join(_alike(word) for word in words.words)


def _all(clauses: Iterable[str], words: Words) -> str:
    return " ".join([*(f"+{clause}" for clause in clauses), _together(words)])


def _trim(word: str) -> str:
    start = next((i for i, c in enumerate(word) if _is_letter(c)), len(word))
    end = next((i for i in range(len(word), start, -1) if _is_letter(word[i - 1])), start)
    return word[start:end]


def _is_letter(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"


def _quoted(word: str) -> str:
    return '"' + word.replace("\\", " ").replace('"', " ") + '"'


def _together(words: Words) -> str:
    return f"{_quoted(' '.join(words.words))}^3"


def _whole_or_initial(word: str) -> str:
    return _prefix(word) if len(word) == 1 and word.isascii() and word.isalpha() else _quoted(word)


def _prefix(word: str) -> str:
    """Return the clause for a word that may only have been begun; what stands before its last letters is complete."""
    start = max((i + 1 for i, c in enumerate(word) if not _is_letter(c)), default=0)
    before, last = _trim(word[:start]), word[start:]
    begun = f"({_quoted(last)} OR {fold(last)}*)" if _is_plain(last) else _quoted(last)
    if not before:
        return begun
    # The analyzer keeps O'Neill and 3.5 as one word and cuts graph-based in two.
    kept = f" OR {fold(word)}*" if _is_plain(word) else ""
    return f"({_quoted(word)} OR (+{_quoted(before)} +{begun}){kept})"


def _alike(word: str) -> str:
    parts = "".join(c if _is_letter(c) else " " for c in word).split()
    near = [f"{fold(part)}~1" for part in parts if len(fold(part)) >= FUZZY_FROM]
    return f"({' OR '.join([*map(_quoted, (word, *parts)), *near])})"


def _is_plain(word: str) -> bool:
    """Tell whether a folded word holds nothing that Lucene reads as syntax."""
    folded = fold(word)
    return bool(folded) and all(_is_letter(c) or c in "'." for c in folded)
