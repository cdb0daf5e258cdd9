"""`POST /api/v1/explore/export`: a picture of the explorer as a file, drawn from the graph, not from what was sent."""

from typing import Literal

import msgspec
from flask import Response

from ..context import get_graph
from ..explore.answer import answer
from ..explore.view import View
from ..exports.figures import figure_of_picture
from ..exports.pictures import ENDINGS, picture_response
from ..parameters import ParameterError, choice
from ..site import site_url
from .blueprint import api
from .explore import EXAMPLE
from .operations import Body, Operation, Parameter, describe
from .stored import body_view


@api.post("/explore/export")
@describe(
    Operation(
        None,
        (Parameter("format", Literal[ENDINGS], "The kind of file.", required=True, example="svg"),),  # type: ignore[valid-type]
        body=Body(View, EXAMPLE),
        tag="Files",
        scope="export",
        errors=(404, 413, 415),
        files=ENDINGS,
    )
)
def explore_file() -> Response:
    """Answer with the body's view as a file in `format`: svg, gexf, graphml, html or json."""
    ending = choice("format", ENDINGS)
    if ending is None:
        raise ParameterError("format", f"is missing: one of {', '.join(ENDINGS)}")
    picture = answer(get_graph(), body_view())
    figure = figure_of_picture(picture)
    return picture_response(figure, msgspec.json.encode(picture), figure.title, ending, site_url())
