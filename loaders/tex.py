r"""TeX accents and letters as Unicode: M\"uller, {\'E}lie, Ja\v{s}ek, \O stergaard. Formulas stay as they are."""

import re
import unicodedata

_COMBINING = {
    "`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "=": "\u0304", "u": "\u0306", ".": "\u0307",
    '"': "\u0308", "r": "\u030a", "H": "\u030b", "v": "\u030c", "d": "\u0323", "c": "\u0327", "k": "\u0328",
    "b": "\u0331",
}  # fmt: skip
_LETTERS = {
    "ss": "ß", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å",
    "i": "i", "j": "j", "dh": "ð", "DH": "Ð", "dj": "đ", "DJ": "Đ", "th": "þ", "TH": "Þ", "ng": "ŋ", "NG": "Ŋ",
}  # fmt: skip
# An accent that is a sign stands right before its letter; one that is a letter needs a brace or a blank.
_ACCENT = re.compile(
    r"""\\(?:([`'^~=."])\s*|([uvHcdbkr])(?:\s+|(?=\{)))(?:\{\s*\\?([A-Za-z])\s*\}|\\([ij])\s*|([A-Za-z]))"""
)
_LETTER = re.compile(
    r"\\(" + "|".join(sorted(_LETTERS, key=len, reverse=True)) + r")(?![A-Za-z])(?:\{\}|\s+|(?=\W|$))"
)
_FORMULA = re.compile(r"(\$[^$]*\$)")
_BRACED = re.compile(r"\{([^{}\\$]*)\}")


def plain_text(text: str) -> str:
    """Return a text in one line with TeX's accents and letters outside of formulas as Unicode."""
    line = " ".join(text.split())
    if "\\" not in line and "{" not in line:
        return line
    parts = _FORMULA.split(line)
    return "".join(part if part.startswith("$") else _converted(part) for part in parts)


def _converted(text: str) -> str:
    text = _LETTER.sub(lambda match: _LETTERS[match[1]], _ACCENT.sub(_accented, text))
    return " ".join(_BRACED.sub(r"\1", text).replace("\\ ", " ").replace("\\&", "&").split(" "))


def _accented(match: re.Match[str]) -> str:
    letter = match[3] or match[4] or match[5]
    return unicodedata.normalize("NFC", letter + _COMBINING[match[1] or match[2]])
