# Everything a working day needs. It asks for make and a Python ≥ 3.11, and for nothing else: no
# root, no server. All of it is installed into .venv/ (and the installer uv into .uv/).

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help setup run test check soak bench audit

# uv is pinned like everything else, so that a setup repeats next year.
UV_VERSION := 0.13.9
UV := .uv/bin/uv
PY := .venv/bin/python
# The benches, one module of tests/bench/ each.
BENCHES := matching delivery
SECONDS ?= 600

# Python comes from the machine: uv would fetch one of its own otherwise.
export UV_PYTHON_DOWNLOADS := never
export UV_PROJECT_ENVIRONMENT := .venv
unexport VIRTUAL_ENV PYTHONPATH PYTHONHOME

help: ## this list
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "  make %-8s %s\n", $$1, $$2}' Makefile

setup: ## installs everything, locked, into .venv/
	@PYTHON='$(PYTHON)' UV_VERSION='$(UV_VERSION)' sh deploy/setup.sh

run: setup ## the whole thing at http://127.0.0.1:8080/, data in var/
	@exec .venv/bin/yangguang run

test: check ## the checks, then every test, on SQLite and on a real PostgreSQL
	@$(PY) -m pytest -n auto --maxprocesses 4 --dist loadfile

check: setup ## lint, types, import rules
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@$(PY) -m mypy
	@.venv/bin/lint-imports

soak: setup ## the race, kill and fuzz tests again and again for SECONDS (600)
	@end=$$(($$(date +%s) + $(SECONDS))); round=0; \
	while [ $$(date +%s) -lt $$end ]; do \
	  round=$$((round + 1)); echo "round $$round"; \
	  YANGGUANG_SOAK=1 $(PY) -m pytest -q -m 'race or kill or fuzz' || exit 1; \
	done; \
	echo "$$round rounds in $(SECONDS) seconds, nothing broke"

bench: setup ## one JSON object a line, each figure with its peer's
	@for bench in $(BENCHES); do $(PY) -m "tests.bench.$$bench" || exit 1; done

audit: setup ## known vulnerabilities of what is installed; 3 where advisories can't be reached
	@sh deploy/audit.sh
