"""What people write, as it is kept: plain text, in which nothing is hidden and nothing spoils what stands around it."""

import re
import unicodedata
from itertools import groupby

JOINERS = "\N{ZERO WIDTH JOINER}\N{ZERO WIDTH NON-JOINER}"
"""Without these two, which join and part letters, some languages cannot be written."""
MOST_MARKS = 8
"""Signs over and under one letter; no language has more, and a pile of them covers the lines around it."""
# Letters that are drawn as nothing, or that only change the one before them.
_UNSEEN = re.compile(
    "[\\s\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200c\u200d\u2800\u3164\ufe00-\ufe0f\uffa0\U000e0100-\U000e01ef]"
)


def plain(text: str) -> str:
    """Return a text with its lines, without what cannot be seen, which could turn lines around, and without piles."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(
        _without_piles("".join(letter for letter in line if letter.isprintable() or letter in JOINERS))
        for line in lines
    )


def plain_line(text: str) -> str:
    """Return a text as one line with single spaces; "" where nothing of it would be seen."""
    line = " ".join(plain(" ".join(text.split())).split())
    return line if _UNSEEN.sub("", line) else ""


def _without_piles(line: str) -> str:
    if line.isascii():
        return line
    # Normalised text writes a letter with its common signs as one.
    runs = groupby(
        unicodedata.normalize("NFC", line), lambda letter: unicodedata.category(letter) in ("Mn", "Me")
    )
    return "".join(
        "".join(letters)[:MOST_MARKS] if are_marks else "".join(letters) for are_marks, letters in runs
    )
