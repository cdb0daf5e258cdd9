import gzip
import io
import sys
from collections import deque
from pathlib import Path

import pytest

from peergraph.cypher.errors import SourceError
from peergraph.loaders import jsonl, openalex
from peergraph.loaders.records import Reject
from peergraph.loaders.sources import MAX_LINE, find, lines, opened, read_all


def _read(path: Path) -> list[tuple[int, bytes] | Reject]:
    with opened(str(path)) as source_input:
        return list(lines(source_input))


def test_a_folder_gives_its_known_files_in_a_fixed_order(tmp_path: Path) -> None:
    for name in ["b.jsonl", "a.jsonl.gz", "deep/c.ndjson", "notes.txt", "manifest"]:
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(b"")

    found = [Path(name).name for name in find([str(tmp_path)], jsonl.belongs)]

    assert found == ["a.jsonl.gz", "b.jsonl", "c.ndjson"]


def test_a_named_file_is_taken_whatever_its_name(tmp_path: Path) -> None:
    path = tmp_path / "W2741809807"
    path.write_text("{}")

    assert find([str(path), str(path)], openalex.belongs) == [str(path)]


def test_a_pattern_gives_what_fits_it(tmp_path: Path) -> None:
    for name in ["x1.jsonl", "x2.jsonl", "y.jsonl"]:
        (tmp_path / name).write_text("")

    assert len(find([str(tmp_path / "x*.jsonl")], jsonl.belongs)) == 2


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("missing.jsonl", "no such file"),
        ("missing*.jsonl", "nothing fits it"),
        ("empty", "holds no file that this source reads"),
    ],
)
def test_a_path_that_stands_for_nothing_is_an_error(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()

    with pytest.raises(SourceError, match=reason):
        find([str(tmp_path / name)], jsonl.belongs)


def test_a_snapshot_gives_each_part_once_and_leaves_out_what_is_not_read(tmp_path: Path) -> None:
    for name in [
        "works/manifest",
        "works/updated_date=2023-05-16/part_000",
        "works/updated_date=2023-05-16/part_000.gz",
        "works/updated_date=2023-06-01/part_000.gz",
        "merged_ids/authors/2023-04-13.csv.gz",
        "sources/updated_date=2023-06-25/part_000.gz",
        "publishers/updated_date=2023-06-25/part_000.gz",
        "notes.csv",
    ]:
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(b"")

    found = [str(Path(name).relative_to(tmp_path)) for name in find([str(tmp_path)], openalex.belongs)]

    assert found == [
        "merged_ids/authors/2023-04-13.csv.gz",
        "works/updated_date=2023-05-16/part_000",
        "works/updated_date=2023-06-01/part_000.gz",
    ]


def test_gzip_is_known_by_its_content_and_the_progress_counts_stored_bytes(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl"
    path.write_bytes(gzip.compress(b"one\n") + gzip.compress(b"two\n\n" * 1000) + b"\x00" * 16)

    with opened(str(path)) as source_input:
        found = list(lines(source_input))

        assert found[:2] == [(1, b"one"), (2, b"two")]
        assert len(found) == 1001
        assert source_input.position() == source_input.size == path.stat().st_size
        assert source_input.modified.endswith("Z")


def test_a_cut_off_gzip_gives_every_whole_line_and_then_says_where_it_ends(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl.gz"
    text = b"".join(b"%07d\n" % number for number in range(100_000))
    path.write_bytes(gzip.compress(text)[:-20_000])
    found: list[tuple[int, bytes] | Reject] = []

    with opened(str(path)) as source_input, pytest.raises(SourceError) as error:
        deque(map(found.append, lines(source_input)), maxlen=0)

    assert found[-1] == (len(found), b"%07d" % (len(found) - 1))
    assert len(found) > 50_000
    assert "works.jsonl.gz is cut off" in str(error.value)
    assert f"Line {len(found)} was the last whole one" in str(error.value)


def test_a_damaged_gzip_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl.gz"
    stored = bytearray(gzip.compress(b"".join(b"%07d\n" % number for number in range(1000))))
    stored[len(stored) // 2] ^= 0xFF
    path.write_bytes(stored)

    with pytest.raises(SourceError, match="damaged"):
        _read(path)


def test_a_line_without_end_is_passed_over_and_not_kept_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl.gz"
    path.write_bytes(gzip.compress(b"x" * (MAX_LINE + 10) + b"\nnext\n", compresslevel=1))

    assert _read(path) == [Reject(1, None, "the line is longer than 64 MB"), (2, b"next")]


def test_standard_input_is_read_once_and_may_be_compressed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(gzip.compress(b"one\ntwo"))))

    (source_input,) = read_all(["-"], jsonl.belongs)

    assert source_input.name == "standard input"
    assert source_input.size is None
    assert list(lines(source_input)) == [(1, b"one"), (2, b"two")]


def test_an_unreadable_file_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be opened"), opened(str(tmp_path)):
        pass


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ('{"id": "1"}'.encode("utf-16"), "UTF-16"),
        (b"PK\x03\x04rest", "zip archive"),
        (b"BZh91AY", "compressed, and not by gzip"),
        (b"\x7fELF\x00\x00", "no text file"),
        (b"title,year\n", "is no JSON: it starts with 'title,year'"),
        (b"<html></html>", "looks like XML"),
        (
            b"<?xml version='1.0'?><feed xmlns:arxiv='http://arxiv.org/schemas/atom'>",
            "try: peergraph load arxiv",
        ),
        (b'{"id": "https://openalex.org/W1"}', "try: peergraph load openalex"),
        (b'{"id": "0704.0001", "authors_parsed": []}', "try: peergraph load arxiv"),
        (b'[{"title": "a"}', "no whole JSON document"),
    ],
)
def test_a_file_of_another_format_is_named_with_what_to_do(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    path = tmp_path / "works.jsonl"
    path.write_bytes(content)

    with opened(str(path)) as source_input, pytest.raises(SourceError, match=reason):
        list(jsonl.read(source_input))
