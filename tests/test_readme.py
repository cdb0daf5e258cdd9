import re
from importlib.metadata import entry_points
from pathlib import Path

import click
from pydantic_core import PydanticUndefined

from peergraph.cypher.settings import Settings

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text()


def rows_of_settings() -> list[str]:
    """Return the table's rows as the README has to have them."""
    rows = []
    for field in Settings.model_fields.values():
        default = "" if field.default in (None, PydanticUndefined) else f"`{field.default}`"
        rows.append(f"| `{field.validation_alias}` | {default} | {field.description} |")
    return rows


def test_the_table_of_settings_is_the_settings():
    assert "\n".join(rows_of_settings()) in README


def test_every_command_that_the_readme_names_exists():
    commands = {point.name: point.load() for point in entry_points(group="peergraph.commands")}

    for name, subcommand in re.findall(r"peergraph (\w+)(?: (\w+))?", README):
        if name in commands and isinstance(commands[name], click.Group):
            assert subcommand in commands[name].commands, f"peergraph {name} {subcommand}"
    assert {name for name, _ in re.findall(r"\.venv/bin/peergraph (\w+)( |$)", README, re.MULTILINE)} <= set(
        commands
    )


def test_every_make_target_that_the_readme_names_exists():
    targets = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(), re.MULTILINE))

    assert set(re.findall(r"`make (\w+)", README)) <= targets


def test_every_file_that_the_readme_names_is_there():
    named = re.findall(r"\]\(([^)#:]+)\)", README) + re.findall(
        r"`((?:docs|bench|app|cypher|loaders)/[\w/.]*)`", README
    )

    assert [name for name in named if not (ROOT / name).exists()] == []
