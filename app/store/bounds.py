"""How much strangers may write here: every write is counted before it is made."""

from dataclasses import dataclass
from ipaddress import IPv6Address, ip_address, ip_network

from limits import RateLimitItem, RateLimitItemPerDay, RateLimitItemPerMinute
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from ...cypher.errors import PeergraphError
from ..counts import Counts
from .tables import QueryVersionRow, SnapshotRow, ViewRow

KILOBYTE = 1_000
CLIENT_KILOBYTES_A_DAY = 50_000
"""One client cannot fill the store alone in a week."""
MOST_ROWS = 1_000_000
PUBLISHED_A_DAY = 20
"""Queries that one client may put on the public list within a day; nobody needs more, advertisers do."""


class TooManyWrites(PeergraphError):
    """A client stores more than it may; it may again later."""

    code = "too_many_writes"
    status = 429


class StoreFull(PeergraphError):
    """The store holds as much as its operator allows."""

    code = "store_full"
    status = 507


@dataclass
class WriteBounds:
    """Counts the writes of each client."""

    per_minute: int
    megabytes: int
    """What the store may hold in all."""
    counts: Counts

    def count(self, client: str) -> None:
        """Count one write; raises TooManyWrites where the client has used up what it may in a minute."""
        if not self.counts.hit(self._rate, "write", network_of(client)):
            raise TooManyWrites(
                f"More than {self.per_minute} things to keep a minute came from your network. Wait a minute."
            )

    def count_bytes(self, client: str, size: int) -> None:
        """Count the bytes of a write; raises TooManyWrites where the client has used up what it may in a day."""
        who, cost = network_of(client), 1 + size // KILOBYTE
        if not self.counts.hit(RateLimitItemPerDay(CLIENT_KILOBYTES_A_DAY), "kilobytes", who, cost=cost):
            raise TooManyWrites(
                f"Your network has stored {CLIENT_KILOBYTES_A_DAY // KILOBYTE} MB within a day. Go on tomorrow."
            )

    def count_publication(self, client: str) -> None:
        """Count one query that is made public; raises TooManyWrites past what a client may make public in a day."""
        if not self.counts.hit(RateLimitItemPerDay(PUBLISHED_A_DAY), "public", network_of(client)):
            raise TooManyWrites(
                f"Your network has made {PUBLISHED_A_DAY} queries public within a day. Go on tomorrow."
            )

    def check_room(self, session: Session, size: int) -> None:
        """Raise StoreFull where `size` bytes more do not fit."""
        rows, stored = 0, 0
        for table in (ViewRow, SnapshotRow, QueryVersionRow):
            count, total = session.execute(select(func.count(), func.coalesce(func.sum(table.size), 0))).one()
            rows, stored = rows + count, stored + int(total)
        if rows >= MOST_ROWS or stored + size > self.megabytes * KILOBYTE * KILOBYTE:
            raise StoreFull(
                f"The store is full ({rows:,} entries, {stored / KILOBYTE / KILOBYTE:,.1f} of {self.megabytes} MB). "
                "What is stored stays; ask whoever runs this site for more room (PEERGRAPH_STORE_MB)."
            )

    @property
    def _rate(self) -> RateLimitItem:
        return RateLimitItemPerMinute(self.per_minute)


def network_of(client: str) -> str:
    """Return what stands for one client: an IPv4 address, or the /64 that a household or office has of IPv6."""
    try:
        address = ip_address(client)
    except ValueError:
        return client
    return str(ip_network((address, 64), strict=False)) if isinstance(address, IPv6Address) else client
