# Everything that is done to this tree by hand or by CI. `make` alone says what there is.
# It needs Python 3.11 or newer, make and a network; Node only for `vendor`, `icons` and some of `bench`.

PYTHON ?= python3
ENV := .venv
BIN := $(ENV)/bin
PIP := $(BIN)/pip --quiet --disable-pip-version-check
# What `wegwijs` needs, and what the checks and tests need besides: each stamp is newer than what it was made from.
RUN := $(ENV)/run.stamp
DEV := $(ENV)/dev.stamp
LOCK := $(BIN)/uv pip compile pyproject.toml --quiet --upgrade --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --custom-compile-command "make lock"

help: ## What there is
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-8s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(RUN) ## Start the app with the demo on http://localhost:8000
	@$(BIN)/wegwijs migrate
	@$(BIN)/wegwijs demo
	@$(BIN)/wegwijs serve

test: $(DEV) ## Run all tests, on SQLite and on PostgreSQL
	@$(BIN)/python -m tools.browsers
	@$(BIN)/python -m tests.run

check: $(DEV) ## Look over style, types, arrows, vendored files and catalogues
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/python tools/vendor.py --check
	$(BIN)/python -m tools.texts --check

texts: $(DEV) ## Bring the catalogues in locales/ up to date with the code and the content
	@$(BIN)/python -m tools.texts

bench: $(DEV) ## Measure against the budgets; takes minutes
	@$(BIN)/python -m tests.bench

lock: $(DEV) ## Take the newest versions of all dependencies
	$(LOCK) --output-file requirements.txt
	$(LOCK) --output-file requirements-dev.txt --extra dev --constraint requirements.txt

vendor: ## Fetch the script and the fonts in static/vendor again, by their list
	$(PYTHON) tools/vendor.py

icons: ## Draw static/icons/sprite.svg again
	$(PYTHON) tools/icons.py

clean: ## Throw away what was made, except the data in var/
	rm -rf $(ENV) build *.egg-info .mypy_cache .ruff_cache .pytest_cache .import_linter_cache .hypothesis

$(BIN)/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Python 3.11 or newer is needed: make PYTHON=python3.13")'
	@$(PYTHON) -m venv $(ENV) || { rm -rf $(ENV); exit 1; }

$(RUN): requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the app needs ..."
	@$(PIP) install --require-hashes -r requirements.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $@

# requirements-dev.txt holds all of requirements.txt too.
$(DEV): requirements-dev.txt requirements.txt pyproject.toml | $(BIN)/python
	@echo "Installing what the checks and tests need ..."
	@$(PIP) install --require-hashes -r requirements-dev.txt
	@$(PIP) install --no-deps --no-build-isolation -e .
	@touch $(RUN) $@

.PHONY: help run test check texts bench lock vendor icons clean
