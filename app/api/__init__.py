"""The JSON API under /api/v1: each module adds its routes to the blueprint."""

from .blueprint import api as api
