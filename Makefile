# The two commands of the README are `make run` and `make test`; the rest serves developers.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
HOME_FOLDER ?= .

.PHONY: run test lint bench screenshots lock messages chromium clean

run: $(VENV)/.run-ready
	$(BIN)/dashboard prepare --home $(HOME_FOLDER)
	$(BIN)/dashboard font --home $(HOME_FOLDER)
	$(BIN)/dashboard run --home $(HOME_FOLDER)

test: $(VENV)/.test-ready chromium lint
	$(BIN)/pytest --numprocesses auto --maxprocesses 4 --dist worksteal

lint: $(VENV)/.test-ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: $(VENV)/.test-ready chromium
	$(BIN)/python -m tests.benchmarks

screenshots: $(VENV)/.test-ready chromium
	$(BIN)/python -m tests.screenshots

# A lock without index addresses; --universal keeps Windows and later Pythons in it.
lock:
	$(BIN)/pip install --quiet uv
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --group build pyproject.toml \
	    --output-file requirements.lock
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	    --no-emit-index-url --no-header --no-annotate --group dev pyproject.toml \
	    --constraint requirements.lock --output-file requirements-dev.lock

# Texts: collect the message ids of the code and bring the Chinese catalogue up to date.
messages: $(VENV)/.test-ready
	$(BIN)/pybabel --quiet extract --keywords="gettext N_ _" --no-location --sort-output \
	    --omit-header --output-file=$(VENV)/dashboard.pot dashboard
	$(BIN)/pybabel --quiet update --ignore-obsolete --no-fuzzy-matching --omit-header \
	    --domain=dashboard --input-file=$(VENV)/dashboard.pot --output-dir=dashboard/locale \
	    --locale=zh

$(VENV)/.created:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' \
	    || { echo 'Python 3.11 or newer is needed.' >&2; exit 1; }
	@$(PYTHON) -m venv $(VENV) \
	    || { echo 'Python lacks its venv module; on Debian: apt-get install python3-venv' >&2; exit 1; }
	@touch $@

$(VENV)/.run-ready: $(VENV)/.created requirements.lock pyproject.toml
	$(BIN)/pip install --quiet --require-hashes --requirement requirements.lock
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test-ready: $(VENV)/.run-ready requirements-dev.lock
	$(BIN)/pip install --quiet --require-hashes --requirement requirements-dev.lock
	@touch $@

# Where Chromium cannot be installed the browser tests fail and say so; they never skip.
chromium:
	@command -v chromium >/dev/null || { \
	    echo 'Installing Chromium from the packages of Debian ...'; \
	    as_root=$$([ "$$(id -u)" = 0 ] || echo sudo); \
	    $$as_root apt-get update -qq && $$as_root apt-get install -y -qq chromium >/dev/null; } \
	|| echo 'Chromium could not be installed: the browser tests will fail. Install it by hand.' >&2

clean:
	rm -rf $(VENV) store
