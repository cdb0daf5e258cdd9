"""Gzip read as a stream that gives every byte there is before it says that the file is damaged."""

import io
import zlib
from typing import TYPE_CHECKING, BinaryIO

from ..cypher.errors import SourceError

if TYPE_CHECKING:
    from _typeshed import WriteableBuffer

_GZIP = zlib.MAX_WBITS | 16
_CHUNK = 64 * 1024


class Gunzip(io.RawIOBase):
    """The bytes of a gzip stream, whatever number of members it has; zeros behind the last are padding.

    Reading raises SourceError where the stream is cut off or damaged, after everything before that was given.
    """

    def __init__(self, stored: BinaryIO, name: str) -> None:
        self._stored = stored
        self._name = name
        self._member = zlib.decompressobj(_GZIP)
        self._compressed = b""
        self._is_started = False
        self._count = 0

    def readable(self) -> bool:
        """Return True."""
        return True

    def readinto(self, buffer: "WriteableBuffer", /) -> int:
        """Fill the buffer as far as one step goes, and return the number of bytes; 0 is the end."""
        view = memoryview(buffer).cast("B")
        data = b""
        while not data and (self._compressed or self._refill()):
            data = self._decompress(len(view))
        view[: len(data)] = data
        self._count += len(data)
        return len(data)

    def _refill(self) -> bool:
        self._compressed = self._stored.read(_CHUNK)
        if self._compressed:
            return True
        if self._is_started:
            raise SourceError(
                f"{self._name} is cut off: its gzip stream ends too early, after {self._count} bytes of text"
            )
        return False

    def _decompress(self, limit: int) -> bytes:
        if not self._is_started:
            self._compressed = self._compressed.lstrip(b"\x00")
            self._is_started = bool(self._compressed)
        if not self._compressed:
            return b""
        try:
            data = self._member.decompress(self._compressed, limit)
        except zlib.error as error:
            raise SourceError(
                f"{self._name} is damaged: its gzip stream breaks after {self._count} bytes of text"
            ) from error
        self._compressed = self._member.unconsumed_tail
        if self._member.eof:
            self._compressed = self._member.unused_data
            self._member, self._is_started = zlib.decompressobj(_GZIP), False
        return data
