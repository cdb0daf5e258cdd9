"""Stored queries: a Cypher query with a title, a text and typed parameters, under an address of its own.

draft    what one version holds, checked before it is stored
meant    the entities that people mean by what they write into a field
changes  what differs between two versions
"""
