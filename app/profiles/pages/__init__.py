"""The pages of owners: each module adds its routes to a blueprint, by the line that imports it here."""

from . import choosing as choosing
from . import correcting as correcting
from . import deciding as deciding
from . import editing as editing
from . import photo as photo
from .blueprint import photos as photos
from .blueprint import profiles as profiles
