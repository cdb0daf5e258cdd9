"""What a record will weigh in memory, told from its bytes before anything is made of them.

The driver makes a whole record before anyone can look at it, and one byte on the wire may become an empty list of 56
bytes: 4 MB of them took 570 MB. The bytes are read as the Bolt manual defines them (PackStream, version 1).
"""

from collections.abc import Sequence

NUMBER, TEXT, HOLDER, ENTITY = 36, 60, 80, 600
"""Bytes of a number, of an empty text, of an empty list or map, and of a node, relationship or point (CPython 3.11)."""
_BEHIND = {0xC1: 8, 0xC8: 1, 0xC9: 2, 0xCA: 4, 0xCB: 8, 0xD4: 1, 0xD5: 2, 0xD6: 4, 0xD8: 1, 0xD9: 2, 0xDA: 4}
"""Markers of numbers, lists and maps: how many bytes of value or size stand behind them."""
_TEXTS = {0xCC: 1, 0xCD: 2, 0xCE: 4, 0xD0: 1, 0xD1: 2, 0xD2: 4}
"""Markers of bytes and texts: how many bytes say their length."""


def weight(data: Sequence[int], start: int, end: int, most: int) -> int:
    """Return about how many bytes of memory the values from `start` to `end` take; counting stops past `most`."""
    total, at = 0, start
    while at < end and total <= most:
        marker = data[at]
        at += 1
        if marker < 0x80 or marker >= 0xF0:
            total += NUMBER
        elif marker < 0x90:
            total += TEXT + (marker & 15)
            at += marker & 15
        elif marker < 0xC0:
            total += ENTITY if marker >= 0xB0 else HOLDER
        elif marker in _TEXTS:
            length = _TEXTS[marker]
            size = int.from_bytes(data[at : at + length])
            total += TEXT + size
            at += length + size
        else:
            total += HOLDER if marker >= 0xD4 else NUMBER
            at += _BEHIND.get(marker, 0)
    return total
