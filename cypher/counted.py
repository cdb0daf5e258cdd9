"""Numbers with their units in the English of commands."""


def counted(number: int, one: str, many: str = "") -> str:
    """Return a number with its unit: "1 record", "2,104 records", "2 queries"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"
