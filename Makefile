# Jianyan 建言. `make` alone lists what can be made; Python 3.11 or newer and make are all it needs.

SHELL := /bin/sh
.DEFAULT_GOAL := help
export PYTHONUTF8 := 1

PY := .venv/bin/python
PORT ?= 8000
JOBS ?= auto
ARGS ?=

.PHONY: help
help: ## list the targets
	@echo "Jianyan 建言 - make TARGET"
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  %-12s %s\n", $$1, $$2 }' Makefile

.PHONY: setup
setup: ## make .venv from the hashed lock file, install the project, compile the messages
	@sh scripts/setup.sh

.PHONY: demo
demo: setup ## load the demonstration city and serve it (PORT=8000)
	@exec $(PY) -m scripts.demo --port "$(PORT)"

.PHONY: run
run: setup ## serve your own copy, without demonstration data (PORT=8000)
	@exec $(PY) manage.py serve --port "$(PORT)"

.PHONY: test
test: setup ## run every test, the browser's too (ARGS="-k word" chooses, JOBS=2 limits)
	@sh scripts/browser.sh
	$(PY) -m pytest -n "$(JOBS)" --maxprocesses 8 $(ARGS)

.PHONY: check
check: setup ## lint, types, contracts, migrations, translations, generated pages
	@PYTHONPATH=src $(PY) -m scripts.check

.PHONY: format
format: setup ## put code and templates into their one format
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .
	find src -name '*.html' -exec .venv/bin/djade --target-version 5.2 {} +

.PHONY: messages
messages: setup ## collect the sentences to translate into locale/, and compile them
	$(PY) -m scripts.messages extract
	$(PY) -m scripts.messages compile

.PHONY: docs
docs: setup ## write the generated pages of docs/
	$(PY) -m scripts.docs

.PHONY: map
map: setup ## write and print docs/map.md, every file with its first line
	@$(PY) -m scripts.docs map
	@cat docs/map.md

.PHONY: bench
bench: setup ## measure moves, import and pages against the floor (ARGS are passed on)
	$(PY) manage.py bench $(ARGS)

.PHONY: screenshots
screenshots: setup ## photograph the main pages of the demonstration into docs/images
	@sh scripts/browser.sh
	$(PY) -m scripts.screenshots $(ARGS)

.PHONY: lock
lock: setup ## write requirements.lock anew from pyproject.toml
	$(PY) -m uv pip compile --universal --python-version 3.11 --generate-hashes \
		--no-emit-index-url --no-header --group dev -o requirements.lock pyproject.toml

.PHONY: clean
clean: ## remove .venv and every cache; what a running copy keeps in var/ stays
	rm -rf .venv .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis build dist
	find src tests scripts -name '__pycache__' -type d -prune -exec rm -rf {} +
	find src -name '*.egg-info' -type d -prune -exec rm -rf {} +
