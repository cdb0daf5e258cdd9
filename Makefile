# Everything needs Python 3.11 or newer and make; nothing else has to be installed.
PYTHON ?= python3
PORT ?= 8000
# The demo's database lives in this folder, apart from one that `peergraph` makes elsewhere.
export PEERGRAPH_HOME ?= $(CURDIR)/.peergraph
BIN := .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test check bench fuzz serve words clean

help: ## Say what there is
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1	/' | expand -t 16

demo: .venv/installed ## Load the sample into a local Neo4j and serve it on PORT (8000); Ctrl-C stops both
	@PORT=$(PORT) $(BIN)/peergraph demo

test: .venv/installed-dev ## Run all tests on a real Neo4j (PYTEST="-k name" for some)
	$(BIN)/pytest --numprocesses auto --dist worksteal $(PYTEST)

check: .venv/installed-dev ## Check style and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/pyright

bench: .venv/installed-dev ## Measure speed and memory, and write bench/RESULTS.md
	$(BIN)/python -m bench

fuzz: .venv/installed-dev ## Ask the API thousands of made-up requests and check every answer
	PEERGRAPH_API_EXAMPLES=40 $(BIN)/pytest -s -k whatever_is_asked tests/app/test_openapi.py

serve: .venv/installed ## Serve what is loaded, without the sample
	@PORT=$(PORT) $(BIN)/peergraph serve

words: .venv/installed-dev ## Collect the pages' texts into app/translations/*.po for translators
	$(BIN)/pybabel -q extract -F pyproject.toml -k _l -k marked -k n_:1,2 -k t -k nt:1,2 --add-location=file --no-wrap --omit-header -o .texts.pot .
	for language in app/translations/*.po; do $(BIN)/pybabel -q update -l $$(basename $$language .po) -i .texts.pot -o $$language --no-wrap --omit-header --ignore-obsolete; done
	rm .texts.pot

clean: ## Remove the virtual environment and the demo's database
	rm -rf .venv .peergraph

.venv/bin/pip:
	$(PYTHON) -c 'import sys; sys.version_info >= (3, 11) or sys.exit("Peergraph needs Python 3.11 or newer; name one: make PYTHON=python3.12 ...")'
	$(PYTHON) -m venv .venv
	$(BIN)/pip install -qq --disable-pip-version-check --upgrade pip

.venv/installed: pyproject.toml | .venv/bin/pip
	@echo "Installing Peergraph into .venv ..."
	$(BIN)/pip install -qq --disable-pip-version-check --editable .
	@touch $@

.venv/installed-dev: pyproject.toml .venv/installed
	$(BIN)/pip install -qq --disable-pip-version-check --group dev
	@touch $@
