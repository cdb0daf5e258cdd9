"""The pages for people: each module adds its routes to the blueprint, by the line that imports it here."""

from . import authors as authors
from . import behind as behind
from . import console as console
from . import explore as explore
from . import footer as footer
from . import home as home
from . import institutions as institutions
from . import papers as papers
from . import pictures as pictures
from . import search as search
from . import shared as shared
from . import topics as topics
from . import words as words
from .blueprint import pages as pages
