# The app behind gunicorn, as a user without rights, on a file system that may be read-only. Neo4j runs elsewhere. What
# has to outlive a container (the store, the key of removals) is in /data: keep that volume, and back it up.
FROM python:3.12-slim

ENV PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 PEERGRAPH_HOME=/data PEERGRAPH_CACHE=/tmp/peergraph
RUN useradd --system --no-create-home --shell /usr/sbin/nologin peergraph && install -d -o peergraph /data

WORKDIR /src
COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY cypher cypher
COPY loaders loaders
RUN pip install --no-cache-dir '.[postgres]'

VOLUME /data
USER peergraph
WORKDIR /tmp
EXPOSE 8000
HEALTHCHECK --interval=10s --timeout=5s --start-period=30s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/healthz', timeout=4)"]
CMD ["sh", "-c", "peergraph db init && exec gunicorn --bind 0.0.0.0:8000 --worker-class gthread --workers ${WEB_CONCURRENCY:-2} --threads 16 --worker-tmp-dir /dev/shm --no-control-socket 'peergraph.app.wsgi:make_app()'"]
