"""Run a command of `peergraph` as it is, and print how much memory it had at most: `python -m bench.peak load ...`."""

import sys
from pathlib import Path

from peergraph.cypher.cli import peergraph


def peak_kilobytes() -> int:
    """Return the peak resident memory of this process.

    `ru_maxrss` would also count the process that started this one (proc(5), VmHWM; getrusage(2)).
    """
    (line,) = (
        line for line in Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM:")
    )
    return int(line.split()[1])


if __name__ == "__main__":
    peergraph(standalone_mode=False)
    print(peak_kilobytes(), file=sys.stderr)
