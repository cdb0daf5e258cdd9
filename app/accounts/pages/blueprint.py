"""The blueprint of the pages of accounts."""

from ..guarded import guarded

accounts = guarded("accounts", __name__)
