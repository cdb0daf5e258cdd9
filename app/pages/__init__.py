"""The pages for people: each module adds its routes to the blueprint, by the line that imports it here."""

from . import authors as authors
from . import behind as behind
from . import compare as compare
from . import console as console
from . import crawlers as crawlers
from . import embed as embed
from . import explore as explore
from . import explore_files as explore_files
from . import feeds as feeds
from . import footer as footer
from . import home as home
from . import institutions as institutions
from . import linked_data as linked_data
from . import moved as moved
from . import papers as papers
from . import path as path
from . import pictures as pictures
from . import rankings as rankings
from . import search as search
from . import shared as shared
from . import snapshots as snapshots
from . import topics as topics
from . import venues as venues
from . import words as words
from .blueprint import pages as pages
