"""A slice that shows itself in a notebook, drawn by pyvis."""

from dataclasses import dataclass
from html import escape

from ..exports.figures import figure_of_slice
from ..exports.html import as_html
from ..slices.layout import WIDE
from ..slices.read import placed
from ..slices.types import Slice
from .table import Table

HEIGHT = 620
"""Pixels."""


@dataclass(frozen=True)
class SlicePicture:
    """A slice; the last line of a notebook's cell shows it as a picture."""

    slice: Slice

    def html(self) -> str:
        """Return the picture as one HTML page that needs no other file."""
        drawn = self.slice if self.slice.width else placed(self.slice, WIDE)
        return as_html(figure_of_slice(drawn))

    def table(self) -> Table:
        """Return what the picture shows: id, kind, label, and what connects it with the focus."""
        rows = [[node.id, node.kind, node.label, node.note] for node in self.slice.nodes]
        return Table(["id", "kind", "label", "note"], rows, truncated=False)

    def _repr_html_(self) -> str:
        """Return the picture for Jupyter, in a frame that cannot reach the notebook, and below it what is cut."""
        title = escape(f"{self.slice.focus.label}: the neighbourhood")
        cuts = escape("; ".join(cut.words for cut in self.slice.cuts if cut.total))
        return (
            f'<iframe title="{title}" sandbox="allow-scripts" width="100%" height="{HEIGHT}" frameborder="0" '
            f'srcdoc="{escape(self.html())}"></iframe><p>{cuts}</p>'
        )
