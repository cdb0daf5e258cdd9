"""docs/security.md names a test for each threat; a name that no test has would promise what nobody looks at."""

import re
from pathlib import Path

ROOT = Path(__file__).parents[1]
SECURITY = (ROOT / "docs" / "security.md").read_text()


def test_every_test_that_the_list_of_threats_names_exists() -> None:
    written = "\n".join(file.read_text() for file in (ROOT / "tests").rglob("test_*.py"))
    files = {file.name for file in (ROOT / "tests").rglob("*.py")}

    for name in re.findall(r"`(test_\w+(?:\.{3})?)`", SECURITY):
        assert f"def {name.removesuffix('...')}" in written, name
    for name in re.findall(r"`(?:tests/\w+/)?(\w+\.py)`", SECURITY):
        assert name in files, name


def test_every_threat_of_what_people_write_has_a_test() -> None:
    tables = SECURITY.split("| what could happen | what stops it | test |\n|---|---|---|\n")[1:]
    rows = [row for table in tables for row in table.split("\n\n")[0].splitlines()]

    assert len(rows) > 60
    assert [
        row for row in rows if not re.search(r"`test_\w+|the same|the tests of", row.split(" | ")[-1])
    ] == []
