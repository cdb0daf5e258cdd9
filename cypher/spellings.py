"""The other ways in which a person's name is written, so that each of them finds it.

Neo4j's analyzers either fold accents or keep the English stop words (which are also the surnames An, As, No and To).
So the index of authors keeps all words, and names that have other spellings carry them as a property.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from anyascii import anyascii

# Letters that Unicode does not take apart into a plain letter and an accent.
_LETTERS = str.maketrans(
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
        "\u2018": "'",
        "\u2019": "'",
        "\u02bc": "'",
    }
)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ø": "oe", "å": "aa"})
_PLAIN = re.compile(r"[a-z0-9 -]*(?:\.(?=[ -]|$)[a-z0-9 -]*)*")
_INNER_DOT = re.compile(r"\.(?=\w)")
_BY_SYLLABLE = re.compile("[\u3400-\u9fff\uf900-\ufaff\uac00-\ud7a3]+")
# Chinese family names of two characters, in both scripts; all others that are common have one.
_LONG_FAMILY_NAMES = frozenset(
    ["欧阳", "歐陽", "司马", "司馬", "上官", "诸葛", "諸葛", "慕容", "令狐", "皇甫", "尉迟", "尉遲"]
)
_LONGEST_UNSPACED_NAME = 4


def fold(text: str) -> str:
    """Return a text in lower case without accents, for comparing names; other scripts stay what they are."""
    if text.isascii():
        return text.lower()
    return unicodedata.normalize("NFC", "".join(_without_accents(text.lower().translate(_LETTERS))))


def spellings(names: Iterable[str]) -> list[str]:
    """Return how else the names are written, in lower case, sorted: without accents, ae for ä, in Latin letters."""
    written = {" ".join(name.lower().split()) for name in names}
    return sorted({other for name in written for other in _others(name)} - written - {""})


def latin(text: str) -> Iterator[str]:
    """Yield a lower-case name in Latin letters; Chinese and Korean ones by syllable and with the given name joined.

    Chinese characters are read as Mandarin, which is wrong for Japanese names.
    """
    if _BY_SYLLABLE.search(text):
        yield _in_ascii(_BY_SYLLABLE.sub(lambda match: f" {' '.join(match[0])} ", text))
    yield _in_ascii(_family_name_apart(text))


def umlauts_written_out(text: str) -> str:
    """Return a lower-case name as it is written where there are no umlauts: "mueller" for "müller"."""
    return _in_ascii(unicodedata.normalize("NFC", text).translate(_UMLAUTS))


def _without_accents(text: str) -> Iterator[str]:
    # Only Latin letters lose their marks, as in Lucene: ga is not ka, and short i is not i.
    latin = False
    for character in unicodedata.normalize("NFKD", text):
        if not unicodedata.combining(character):
            latin = character.isascii()
            yield character
        elif not latin:
            yield character


def _others(name: str) -> Iterator[str]:
    if _PLAIN.fullmatch(name):
        return
    for spelling in (umlauts_written_out(name), *latin(name)):
        yield spelling
        # The analyzer keeps "j.p." and "o'neill" as one word each.
        yield _INNER_DOT.sub(" ", spelling)
        yield spelling.replace("'", "")


def _family_name_apart(text: str) -> str:
    """Put a space behind the family name of an unspaced Chinese or Korean name."""
    if not (_BY_SYLLABLE.fullmatch(text) and 1 < len(text) <= _LONGEST_UNSPACED_NAME):
        return text
    size = 2 if text[:2] in _LONG_FAMILY_NAMES and len(text) > 2 else 1
    return f"{text[:size]} {text[size:]}"


def _in_ascii(text: str) -> str:
    return " ".join(anyascii(text).lower().split())
