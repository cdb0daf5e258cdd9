"""The JSON API under /api/v1: each module adds its routes to the blueprint."""

from . import console as console
from . import cypher as cypher
from . import describing as describing
from . import entities as entities
from . import explore as explore
from . import explore_files as explore_files
from . import finding as finding
from . import lists as lists
from . import people as people
from . import slices as slices
from . import snapshots as snapshots
from . import stored as stored
from .blueprint import api as api
