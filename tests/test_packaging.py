import re
import tomllib
from importlib.metadata import entry_points
from pathlib import Path

import yaml

from peergraph.cypher.settings import Settings

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def test_every_folder_of_code_is_a_package_and_every_package_is_a_folder():
    folders = {
        path.parent.relative_to(ROOT)
        for top in ("app", "cypher", "loaders")
        for path in (ROOT / top).rglob("*.py")
    }
    named = PROJECT["tool"]["setuptools"]

    assert {f"peergraph.{'.'.join(folder.parts)}" for folder in folders} == set(named["packages"])
    assert {package: str(ROOT / folder) for package, folder in named["package-dir"].items()} == {
        f"peergraph.{'.'.join(folder.parts)}": str(ROOT / folder) for folder in folders
    }


def test_every_command_can_be_imported():
    commands = {point.name: point.load() for point in entry_points(group="peergraph.commands")}

    assert {"cypher", "db", "demo", "export", "load", "serve"} <= set(commands)


def test_loaders_and_app_do_not_know_each_other_and_cypher_knows_neither():
    forbidden = {
        "loaders": ("..app", "peergraph.app"),
        "app": ("..loaders", "peergraph.loaders"),
        "cypher": ("..app", "..loaders"),
    }

    for folder, names in forbidden.items():
        for path in (ROOT / folder).rglob("*.py"):
            imports = [
                line for line in path.read_text().splitlines() if line.startswith(("from ", "import "))
            ]
            assert not [line for line in imports if any(name in line for name in names)], path


def test_only_the_graph_touches_the_driver():
    users = {
        path.relative_to(ROOT)
        for top in ("app", "cypher", "loaders")
        for path in (ROOT / top).rglob("*.py")
        if "import neo4j" in path.read_text() or "from neo4j" in path.read_text()
    }

    assert {path for path in users if path.parts[0] != "app"} == {Path("cypher/graph.py")}


def test_what_is_kept_outlives_the_container():
    (home,) = re.findall(r"PEERGRAPH_HOME=(\S+)", (ROOT / "Dockerfile").read_text())
    app = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]["app"]

    assert f"app-data:{home}" in app["volumes"], "the key of removals and the store are in PEERGRAPH_HOME"
    assert home not in app["tmpfs"]


def test_the_container_is_given_settings_that_exist():
    app = yaml.safe_load((ROOT / "docker-compose.yml").read_text())["services"]["app"]

    assert set(app["environment"]) <= {field.validation_alias for field in Settings.model_fields.values()}
