"""Structured log lines, to stderr, with the request's id in each."""

import logging
import sys
from typing import Any

import structlog

from .settings import Settings


def configure_logs(settings: Settings) -> None:
    """Send every log line to stderr in the format and from the level that the settings name."""
    machine = settings.log_format == "json"
    plain = structlog.dev.ConsoleRenderer(
        colors=sys.stderr.isatty(), exception_formatter=structlog.dev.plain_traceback
    )
    renderer: list[Any] = (
        [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()] if machine else [plain]
    )
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            *renderer,
        ],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[settings.log_level]
        ),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
    )
    # What ends a connection is raised and logged by us; the driver would say it again, unformatted.
    logging.getLogger("neo4j").addHandler(logging.NullHandler())


def get_log(name: str) -> Any:
    """Return a logger whose lines carry the name of the part that writes them."""
    return structlog.get_logger(part=name)
