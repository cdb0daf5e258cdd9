"""Times as the store keeps them: UTC, ISO, to the second, so that they sort as text."""

from datetime import UTC, datetime, timedelta


def time_from_now(**span: float) -> str:
    """Return the time that is `span` (as for timedelta) from now; negative for the past."""
    return (datetime.now(UTC) + timedelta(**span)).isoformat(timespec="seconds")
