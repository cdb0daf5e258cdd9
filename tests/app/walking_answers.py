"""What the walk over all routes looks at in an answer."""

import re
from typing import Any

from werkzeug.test import TestResponse


def lines(wrong: dict[Any, Any]) -> str:
    return "\n".join(f"{where}: {what}" for where, what in wrong.items())


def got(answer: TestResponse) -> str:
    """Return a status as the table writes it: `in` for the way to sign in."""
    there = answer.headers.get("Location", "")
    return (
        "in"
        if answer.status_code == 303 and there.startswith("/account/sign-in")
        else str(answer.status_code)
    )


def unprotected(answer: TestResponse, signed_in: bool) -> list[str]:
    """Return what is missing of the headers that every answer has, or of those that keep one's pages out of caches."""
    headers, kept = answer.headers, answer.headers.get("Cache-Control", "")
    found = [name for name in ("Content-Security-Policy", "X-Content-Type-Options") if name not in headers]
    says_who = b"Your account:" in answer.data
    assert signed_in or not says_who
    if says_who and "private" not in kept and "no-store" not in kept:
        found.append(f"Cache-Control: {kept}")
    return found


def plain(answer: TestResponse, names: dict[str, str]) -> str:
    """Return an answer without what differs each time, and without the ids that were asked for."""
    text = re.sub(r'value="[^"]*"|\b[0-9a-f]{16}\b', "", answer.text)
    for value in sorted(names.values(), key=len, reverse=True):
        text = text.replace(value, "") if value else text
    return f"{answer.status_code} {text}"
