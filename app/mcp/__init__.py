"""The graph for assistants: an MCP server on standard input and output (`pip install peergraph[mcp]`).

commands  `peergraph mcp`
server    the server: its tools, and the schema as a resource
tools     what an assistant may ask, within the limits of the site
schema    what is in the graph, in words
"""
