"""A small site that draws the invented graphs in several ways; each page marks its first complete drawing."""

import re
import subprocess
import threading
from collections.abc import Generator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path

from flask import Flask, Response, jsonify, render_template, request, send_from_directory
from pyvis.network import Network
from werkzeug.serving import make_server

from peergraph.app.commands import QuietHandler

from .draw_graph import invented_graph

PAGES = Path(__file__).with_name("draw_pages")
STATIC = Path(__file__).parents[1] / "app" / "static"
# Kept between runs, outside of the repository: nothing of it is ever checked in.
CACHE = Path.home() / ".cache" / "peergraph-bench"
PACKAGES = ("sigma@3.0.3", "graphology@0.26.0")
EDGES_A_NODE = 3
IMPORT = re.compile(r'from "\./(.+?)"')


def install_sigma() -> bool:
    """Fetch sigma from the npm registry into the cache, where it is not yet; tell whether it is there."""
    if not (CACHE / "node_modules" / "sigma").exists():
        CACHE.mkdir(parents=True, exist_ok=True)
        command = ["npm", "install", "--silent", "--ignore-scripts", "--prefix", str(CACHE), *PACKAGES]
        subprocess.run(command, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return (CACHE / "node_modules" / "sigma").exists()


def drawing_app() -> Flask:
    """Return the site: /ours, /vis and /sigma with `?nodes=`, what they load, and the graphs."""
    app = Flask(__name__, static_folder=str(STATIC), template_folder=str(PAGES))
    app.add_url_rule("/<any(ours, vis, sigma):way>", view_func=_page)
    app.add_url_rule("/stage.css", view_func=lambda: send_from_directory(PAGES, "stage.css"), endpoint="css")
    app.add_url_rule("/graph", view_func=_graph)
    app.add_url_rule("/vis-network.js", view_func=_vis_network)
    app.add_url_rule("/npm/<path:path>", view_func=_npm)
    return app


def _page(way: str) -> str:
    return render_template(
        f"{way}.html", modules=_imported("picture.js"), graph=f"/graph?{request.query_string.decode()}"
    )


def _imported(name: str) -> list[str]:
    """Return a module of the picture and all that it imports, as their page names them."""
    found, waiting = list[str](), [name]
    while waiting:
        if (module := waiting.pop(0)) not in found:
            found.append(module)
            waiting += IMPORT.findall((STATIC / "picture" / module).read_text())
    return [f"picture/{module}" for module in found]


def _graph() -> Response:
    """Answer with a graph that is placed anew for each request, as a page's would be."""
    nodes = int(request.args["nodes"])
    return jsonify(invented_graph(nodes, EDGES_A_NODE * nodes))


def _vis_network() -> Response:
    folder = resources.files("pyvis").joinpath("lib", "vis-9.1.2")
    return send_from_directory(str(folder), "vis-network.min.js")


def _npm(path: str) -> Response:
    return send_from_directory(CACHE / "node_modules", path)


@contextmanager
def drawing_site() -> Generator[str]:
    """Serve the site for the block; gives its address."""
    web = make_server("127.0.0.1", 0, drawing_app(), threaded=True, request_handler=QuietHandler)
    thread = threading.Thread(target=web.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{web.server_port}"
    finally:
        web.shutdown()
        thread.join()


def write_pyvis(nodes: int, folder: Path) -> Path:
    """Write pyvis's page of the same nodes and edges, with its own defaults; return the file."""
    graph = invented_graph(nodes, EDGES_A_NODE * nodes)
    network = Network(cdn_resources="in_line")
    for node in graph["nodes"]:
        network.add_node(node["id"], label=node["label"])
    # pyvis's add_edge looks through all edges for each one; these are distinct already.
    network.edges = [{"from": edge["source"], "to": edge["target"]} for edge in graph["edges"]]
    file = folder / f"pyvis-{nodes}.html"
    file.write_text(network.generate_html())
    return file
