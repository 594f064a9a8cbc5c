# Cineteca. `make` lists what there is to do.
SHELL := /bin/bash
PYTHON ?= python3
BIN := .venv/bin
export UV_SYSTEM_CERTS = 1
export UV_PYTHON_DOWNLOADS = never

.DEFAULT_GOAL := help
.PHONY: help install demo run test check format bench bench-search bench-imdb soak lock wheel clean

help: ## What there is to do
	@awk 'BEGIN {FS = ":.*## "} /^[a-z-]+:.*## / {printf "  \033[1mmake %-12s\033[0m %s\n", $$1, $$2}' $(MAKEFILE_LIST)

.venv/bin/uv:
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Cineteca needs Python 3.11 or newer")'
	$(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check 'uv>=0.8'

# Everything at the versions of the lock; our own package last, editable, which also builds the assets.
.venv/installed: .venv/bin/uv requirements.lock pyproject.toml scripts/assets.py $(shell find scripts/asset_build src/cineteca/web/styles src/cineteca/web/scripts -type f -not -name '*.pyc' 2>/dev/null)
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable . --build-constraint requirements-build.lock
	@touch $@

.venv/installed-dev: .venv/bin/uv requirements-dev.lock pyproject.toml scripts/assets.py $(shell find scripts/asset_build src/cineteca/web/styles src/cineteca/web/scripts -type f -not -name '*.pyc' 2>/dev/null)
	$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements-dev.lock
	$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable . --build-constraint requirements-build.lock
	@touch $@ .venv/installed

install: .venv/installed ## Bring everything in at the locked versions

demo: .venv/installed ## The whole archive with sample works, nothing to set up
	@$(BIN)/cineteca demo $(ARGS)

run: .venv/installed ## Your own archive: web server and worker
	@$(BIN)/cineteca run $(ARGS)

test: .venv/installed-dev ## Every test, with coverage (ARGS narrows them)
	$(BIN)/python -m pytest --numprocesses auto --dist loadfile $(or $(ARGS),--cov --cov-report=term:skip-covered)

check: .venv/installed-dev ## Lint, types, import contracts, migrations
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/lint-imports
	$(BIN)/mypy
	home=$$(mktemp -d) && chmod 711 $$home && CINETECA_HOME=$$home $(BIN)/cineteca makemigrations --check --dry-run; \
	code=$$?; CINETECA_HOME=$$home $(BIN)/cineteca database stop 2>/dev/null; rm -rf $$home; exit $$code

format: .venv/installed-dev ## Put the code in form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

bench: .venv/installed-dev ## Benchmarks: a table, and build/bench.jsonl
	$(BIN)/python -m benchmarks

bench-search: .venv/installed-dev ## Search: speed at SIZE works (1000000), relevance; build/bench-search.jsonl
	$(BIN)/python -m benchmarks.search

bench-imdb: .venv/installed-dev ## IMDb's files: ROWS (1000000) made ones, beside other importers; build/bench-imdb.jsonl
	$(BIN)/python -m benchmarks.imdb $(or $(ROWS),1000000)

soak: .venv/installed-dev ## The demo under faults for MINUTES (10): nothing lost, nothing raised
	$(BIN)/python -m benchmarks.soaking $(or $(MINUTES),10)

lock: .venv/bin/uv ## Take the newest releases that fit pyproject.toml
	bash scripts/lock.sh

wheel: .venv/installed-dev ## Build the package
	$(BIN)/uv build --wheel --out-dir dist

clean: ## Remove what was built (the demo's and your archive's data stay)
	rm -rf .venv build dist src/cineteca/web/static/built .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +
