"""What a row of the table of routes holds."""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Row:
    """What is asked at one route, and what comes back."""

    path: str
    """With the names of `World.names` in braces."""
    expected: str
    """Five statuses, or one for all."""
    form: dict[str, str] = field(default_factory=dict)
    guard: str = "token"
    """What a write needs to be ours: `token`, `origin`, `json` for the API, `secret` in its address, `none` where it
    only reads."""

    @property
    def statuses(self) -> list[str]:
        found = self.expected.split()
        return found * 5 if len(found) == 1 else found
