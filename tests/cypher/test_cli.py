"""What every command has in common."""

import subprocess
import sys

LOADED = (
    "import sys; from peergraph.cypher.cli import peergraph; peergraph({}, standalone_mode=False); print({})"
)


def test_a_command_takes_no_memory_for_data_frames_and_leaves_them_to_those_who_have_some():
    arguments = ["load", "--help"]
    names = "[name for name in ('numpy', 'pandas', 'pyarrow') if name in sys.modules], 'neo4j' in sys.modules"

    done = subprocess.run(
        [sys.executable, "-c", LOADED.format(arguments, names)], check=True, capture_output=True, text=True
    )

    assert done.stdout.splitlines()[-1] == "[] True"
