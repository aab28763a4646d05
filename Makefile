# Works with GNU make 3.81 (macOS) and newer. Everything is installed in .venv, nothing outside this folder.
#
#   make run ARGS="--workspace DIR"     arguments for the program
#   make test ARGS="tests/toolkit -k dates"
#   make run PYTHON=/path/to/python3    which Python .venv is made with (make clean first, if there is one)

SHELL := /bin/sh
VENV := .venv
BIN := $(VENV)/bin
PYTHON ?=
ARGS ?=
OUT ?= example

PIP := $(BIN)/python -m pip --disable-pip-version-check --quiet
LOCK := $(BIN)/uv pip compile --quiet --no-config --universal --python-version 3.11 --generate-hashes \
	--strip-extras --custom-compile-command "make requirements"
PYTHONS := python3.14 python3.13 python3.12 python3.11 python3 python

.PHONY: help run test golden torture lint format requirements example pictures benchmarks wheel clean FORCE

help: ## say what can be asked for
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{ printf "  %-18s %s\n", $$1, $$2 }'

run: $(VENV)/run-ready ## open the app (makes .venv first, where it is missing)
	@$(BIN)/ppog $(ARGS)

test: $(VENV)/dev-ready ## run the tests
	@$(BIN)/python -m pytest $(ARGS)

golden: $(VENV)/dev-ready ## write the golden screens and the kept help anew, to be looked at before they go in
	@PPOG_GOLDEN=1 $(BIN)/python -m pytest tests/*/test_golden_*.py

torture: $(VENV)/dev-ready ## the store's trials at full length, which takes hours
	@PPOG_TORTURE=1 $(BIN)/python -m pytest tests/store tests/faults $(ARGS)

lint: $(VENV)/dev-ready ## style, types, and which floor may import which
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy --strict
	@$(BIN)/lint-imports

format: $(VENV)/dev-ready ## put the code into the project's style
	@$(BIN)/ruff check --fix .
	@$(BIN)/ruff format .

requirements: $(VENV)/dev-ready ## pin again after a change in pyproject.toml (ARGS=--upgrade: newest versions)
	@$(LOCK) $(ARGS) --group dev --output-file requirements/dev.txt pyproject.toml
	@$(LOCK) --constraints requirements/dev.txt --upgrade --output-file requirements/run.txt pyproject.toml
	@$(LOCK) --constraints requirements/dev.txt --upgrade --output-file requirements/build.txt --group pyproject.toml:build
	@$(LOCK) --constraints requirements/dev.txt --upgrade --group benchmarks --output-file requirements/benchmarks.txt pyproject.toml

example: $(VENV)/run-ready ## write the worked example, pack and briefing, into OUT (ARGS=--force: once more)
	@$(BIN)/ppog example "$(OUT)" $(ARGS)

pictures: $(VENV)/dev-ready ## draw the pictures of docs/ anew (LibreOffice, poppler and librsvg draw them)
	@$(BIN)/python -m docs.draw

benchmarks: $(VENV)/dev-ready ## measure the store, documents and finding (ARGS: the store's)
	@$(PIP) install --require-hashes -r requirements/benchmarks.txt
	@$(BIN)/python -m benchmarks.store $(ARGS)
	@$(BIN)/python -m benchmarks.export
	@$(BIN)/python -m benchmarks.finding

wheel: $(VENV)/run-ready ## build dist/ppog-….whl
	@$(BIN)/python -m hatchling build --target wheel

clean: ## remove .venv, what was built, and caches; packs are never touched
	@rm -rf $(VENV) build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	@find . -name .git -prune -o -type d -name __pycache__ -prune -exec rm -rf {} +

$(VENV)/run-ready: $(VENV)/place pyproject.toml requirements/build.txt requirements/run.txt
	@echo "Installing what ppog needs into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/build.txt -r requirements/run.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/dev-ready: $(VENV)/place pyproject.toml requirements/dev.txt
	@echo "Installing what ppog and its tests need into $(VENV) …"
	@$(PIP) install --require-hashes -r requirements/dev.txt
	@$(PIP) install --no-index --no-deps --no-build-isolation --editable .
	@touch $(VENV)/run-ready $@

# An environment remembers the folder it stands in: one that was moved, or whose Python is gone, is made anew.
$(VENV)/place: FORCE
	@if [ -x $(BIN)/python ] && [ "`cat $@ 2>/dev/null`" = "`pwd -P`" ]; then exit 0; fi; \
	found= ; bare= ; \
	for name in $(if $(PYTHON),"$(PYTHON)",$(PYTHONS)); do \
	  "$$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue; \
	  if "$$name" -c 'import ensurepip, venv' 2>/dev/null; then found=$$name; break; fi; \
	  bare=$${bare:-$$name}; \
	done; \
	if [ -z "$$found" ] && [ -n "$$bare" ]; then \
	  echo "$$bare has no venv module, which ppog is installed with: on Debian and Ubuntu, install the package python3-venv." >&2; exit 1; \
	elif [ -z "$$found" ] && [ -n "$(PYTHON)" ]; then \
	  echo "$(PYTHON) is not a Python 3.11 or newer." >&2; exit 1; \
	elif [ -z "$$found" ]; then \
	  echo "ppog needs Python 3.11 or newer and none was found here: install one, or name it with PYTHON=/path/to/python3." >&2; exit 1; \
	fi; \
	rm -rf $(VENV) && "$$found" -m venv $(VENV) && pwd -P > $@
