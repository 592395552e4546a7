# What a newcomer runs, what a developer runs and what CI runs are the same targets. `make` alone lists them.

PYTHON ?= python3
PORT ?= 8000
BIN = .venv/bin

.DEFAULT_GOAL := help
.PHONY: help demo test lint types contracts bench docs govuk set-up set-up-dev

help: ## List every target, a line each
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-11s %s\n", $$1, $$2 }' Makefile

demo: set-up ## Start the demonstration on http://127.0.0.1:8000 (PORT=8001 changes it)
	@$(BIN)/sendwell demo --port $(PORT)

test: set-up-dev ## Run every test: units, doctests, SQLite, PostgreSQL, browser
	@$(BIN)/python -m scripts.run_tests

lint: set-up-dev ## Check style and formatting
	@$(BIN)/python -m ruff check . && $(BIN)/python -m ruff format --check .

types: set-up-dev ## Check the types
	@$(BIN)/python -m mypy

contracts: set-up-dev ## Check that imports go down only
	@$(BIN)/lint-imports

bench: set-up-dev ## Run the benchmarks, each against its named baseline
	@set -e; for script in bench/*.py; do echo "== $$script"; $(BIN)/python "$$script"; done

docs: set-up-dev ## Print the pages of the manual that are made from the code, and count the school year anew
	@$(BIN)/python -m scripts.print_docs
	@$(BIN)/python -m scripts.count_school_year

govuk: set-up-dev ## Refresh the vendored govuk-frontend (maintainers; needs npm; VERSION=6.6.0)
	@$(BIN)/python -m scripts.refresh_govuk_frontend $(VERSION)

set-up: ## Build .venv with what the service needs
	@$(PYTHON) scripts/set_up.py

set-up-dev: ## Build .venv with what tests and checks need as well
	@$(PYTHON) scripts/set_up.py --dev
