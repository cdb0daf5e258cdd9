"""The explorer: a view is what a link has to reproduce, a picture is what the graph says about it now.

view           what a reader has put together, checked, and its one canonical JSON
"""
