# Two commands matter: `make site` builds the site, `make test` checks everything.
# Both set up what they need. `make` alone lists the rest.

.DEFAULT_GOAL := help
.DELETE_ON_ERROR:
# One step at a time: the steps share .venv, site/ and the terminal.
.NOTPARALLEL:

# Python never reads the user's own site-packages, and Node may come from .venv.
export PYTHONNOUSERSITE := 1
export PATH := $(CURDIR)/.venv/bin:$(PATH)
# A Node.js that is not the system's should still trust the certificates that the system trusts.
export NODE_USE_SYSTEM_CA := 1
# Material for MkDocs prints a notice about MkDocs 2 on every build.
export NO_MKDOCS_2_WARNING := 1
# Playwright's own browsers are not used: tests run an installed one.
export PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD := 1

PY := .venv/bin/python
# More for pytest: make test PYTEST_ARGS="-k localization -x"
PYTEST_ARGS ?=

# A stamp says that a step is done for the files it depends on.
STAMPS := .venv/.stamps
VENV := $(STAMPS)/venv
SITE_PACKAGES := $(STAMPS)/site
TEST_PACKAGES := $(STAMPS)/test
NODE := $(STAMPS)/node
NODE_PACKAGES := node_modules/.stamp

.PHONY: help
help: ## List the targets
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/:.*## /\t/' | \
		while IFS="$$(printf '\t')" read -r name text; do printf '  make %-14s %s\n' "$$name" "$$text"; done

# ---- Set up ----------------------------------------------------------------------------------------

.PHONY: setup
setup: $(SITE_PACKAGES) $(TEST_PACKAGES) $(NODE_PACKAGES) ## Python 3.13 in .venv, locked Python and npm packages

# An environment whose Python is gone (or was moved) is made anew.
ifeq ($(shell $(PY) -c 'import sys; print(sys.version_info[:2] == (3, 13))' 2>/dev/null),True)
$(VENV):
else
.PHONY: $(VENV)
$(VENV):
endif
	@sh tools/setup_venv.sh
	@mkdir -p $(STAMPS) && touch $@

$(SITE_PACKAGES): requirements/site.txt | $(VENV)
	@echo "Installing the locked Python packages that build the site (about half a minute)"
	@sh tools/install_python_packages.sh requirements/site.txt
	@touch $@

$(TEST_PACKAGES): requirements/test.txt requirements/site.txt | $(SITE_PACKAGES)
	@echo "Installing the locked Python packages that test it (about half a minute)"
	@sh tools/install_python_packages.sh requirements/site.txt requirements/test.txt
	@touch $@

$(NODE): requirements/node.txt tools/setup_node.sh | $(VENV)
	@sh tools/setup_node.sh
	@touch $@

# npm checks every package against its integrity hash in package-lock.json.
$(NODE_PACKAGES): package.json package-lock.json .npmrc | $(NODE)
	@echo "Installing the locked npm packages (a few seconds)"
	@npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

.PHONY: browser
browser: ## Install Chromium with apt-get where no Chromium or Chrome is installed
	@sh tools/find_browser.sh >/dev/null || sh tools/install_system_packages.sh chromium
	@found=$$(sh tools/find_browser.sh) && echo "Tests will use $$found" || \
		{ echo "No Chromium that runs was found: name one with make CHROMIUM=/path/to/chrome ..." >&2; exit 1; }

.PHONY: browsers
browsers: browser ## Firefox and WebKit as well, for `make test-browsers`
	@command -v firefox-esr >/dev/null || command -v firefox >/dev/null || \
		sh tools/install_system_packages.sh firefox-esr
	@command -v WebKitWebDriver >/dev/null && command -v Xvfb >/dev/null || \
		sh tools/install_system_packages.sh webkit2gtk-driver xvfb

.PHONY: lock
lock: $(NODE) ## Write the lock files anew, with the newest allowed versions
	@sh tools/lock.sh

# ---- Build -----------------------------------------------------------------------------------------

.PHONY: site
site: $(SITE_PACKAGES) $(NODE_PACKAGES) ## Build site/
	$(PY) -m site_builder build

.PHONY: serve
serve: $(SITE_PACKAGES) $(NODE_PACKAGES) ## Build site/ and serve it on this machine
	$(PY) -m site_builder serve

.PHONY: bundle
bundle: $(SITE_PACKAGES) $(NODE_PACKAGES) ## Make dist/radicular-<version>-offline.zip
	$(PY) -m site_builder bundle

# ---- Check -----------------------------------------------------------------------------------------

.PHONY: check
check: setup ## Lint, formatting and types, Python and JavaScript
	$(PY) -m ruff check .
	$(PY) -m ruff format --check .
	$(PY) -m mypy
	npx --no-install tsc --project tsconfig.json
	npx --no-install tsc --project tsconfig.worker.json

.PHONY: format
format: setup ## Let ruff format the Python files and sort their imports
	$(PY) -m ruff check --fix .
	$(PY) -m ruff format .

# pytest comes last: its summary closes the log, one short line for each failure (with CI set it prints
# whole messages there).
.PHONY: test
test: setup browser site check ## Everything: set up, build, check, and run every test
	CHROMIUM="$$(sh tools/find_browser.sh)" env -u CI $(PY) -m pytest -n auto --dist worksteal --hypothesis-profile=steady $(PYTEST_ARGS)

.PHONY: test-browsers
test-browsers: setup browsers site ## The tests that need Firefox and WebKit
	CHROMIUM="$$(sh tools/find_browser.sh)" $(PY) -m pytest -m engines $(PYTEST_ARGS)

.PHONY: benchmark
benchmark: setup browser site ## Measure; never asserts a time
	CHROMIUM="$$(sh tools/find_browser.sh)" $(PY) -m benchmarks

.PHONY: clean
clean: ## Remove what was built; `make clean-all` removes what was installed, too
	rm -rf build site dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
	find calculators site_builder tests benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

.PHONY: clean-all
clean-all: clean
	rm -rf .venv node_modules
