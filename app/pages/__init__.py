"""The pages for people: each module adds its routes to the blueprint, with one line here (`from . import home as home`)."""

from .blueprint import pages as pages
