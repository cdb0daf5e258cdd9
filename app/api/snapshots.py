"""`/api/v1/snapshots`: answers of the graph, frozen under permanent addresses."""

from dataclasses import dataclass
from typing import Any

from flask import Response
from msgspec import to_builtins

from ..snapshots.changes import PartChanges
from ..snapshots.citing import citation, snapshot_path
from ..snapshots.question import SnapshotBody, read_question
from ..snapshots.taking import Snapshot, ask_again, read_snapshot, take_snapshot
from .blueprint import api
from .json import json_answer, json_response
from .operations import Body, Operation, describe
from .stored import ENVELOPE, MOST_BYTES, json_body


@dataclass(frozen=True)
class SnapshotAnswer:
    """A snapshot, all but its answer, which `json` has."""

    id: str
    url: str
    json: str
    """Where the exact bytes are that the hash is of."""
    kind: str
    title: str
    question: dict[str, Any]
    taken: str
    data_version: str
    sha256: str
    citation: str


@dataclass(frozen=True)
class AgainAnswer:
    """What has changed since a snapshot was taken."""

    id: str
    taken: str
    data_version_then: str
    data_version_now: str
    same: bool
    changes: tuple[PartChanges, ...]


@api.post("/snapshots")
@describe(
    Operation(
        SnapshotAnswer,
        body=Body(SnapshotBody, {"authors": ["sample:yinghui-xu", "sample:pan-pan"], "title": "Two people"}),
        tag="Kept",
        statuses=(200, 201),
        errors=(404, 409, 413, 415, 422, 507),
    )
)
def take() -> Response:
    """Freeze the answer to {view}, {query, parameters} or {authors}; the server asks the graph itself.

    Answers 201 with the snapshot, 200 where the same one was taken before.
    """
    snapshot = take_snapshot(*read_question(json_body(MOST_BYTES + ENVELOPE)))
    response = json_response(_shown(snapshot), 201 if snapshot.stored.is_new else 200)
    response.headers["Location"] = snapshot_path(snapshot.stored.id)
    return response


@api.get("/snapshots/<id>")
@describe(Operation(SnapshotAnswer, tag="Kept", errors=(404,)))
def snapshot(id: str) -> Response:
    """Answer with a snapshot's question, version, date, hash and citation."""
    return json_answer(_shown(read_snapshot(id)))


@api.get("/snapshots/<id>/changes")
@describe(Operation(AgainAnswer, tag="Kept", errors=(404, 422)))
def snapshot_changes(id: str) -> Response:
    """Ask a snapshot's question again and answer with what is new, gone and changed."""
    taken = read_snapshot(id)
    again = ask_again(taken)
    return json_answer(
        AgainAnswer(
            taken.stored.id,
            taken.document.taken,
            taken.document.data_version,
            again.data_version,
            again.is_same,
            again.changes,
        )
    )


def _shown(snapshot: Snapshot) -> SnapshotAnswer:
    stored, document = snapshot.stored, snapshot.document
    path = snapshot_path(stored.id)
    return SnapshotAnswer(
        id=stored.id,
        url=path,
        json=f"{path}.json",
        kind=snapshot.kind,
        title=document.title,
        question=to_builtins(document.question),
        taken=document.taken,
        data_version=document.data_version,
        sha256=stored.sha256,
        citation=citation(snapshot),
    )
