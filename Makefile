# briefc: the repository is itself a newsroom, so the first targets build it; the others work on briefc.
# `make help` lists them. Each sets up what it needs, once: system packages, .venv, node_modules.

MAKEFLAGS += --no-print-directory
.DEFAULT_GOAL := help
.DELETE_ON_ERROR:

# What a caller may set: PYTHON=python3.12, BRIEFCOPTS="--strict -o DIR", PYTESTOPTS="-k quote", WORKERS=4, N=1000
BRIEFCOPTS ?=
PYTESTOPTS ?=
WORKERS    ?= 2
N          ?= 1000

BIN    := .venv/bin
BRIEFC := $(BIN)/briefc
STAMPS := .venv/stamps
SETUP  := python3 tools/setup.py

##@ The sample newsroom

.PHONY: briefing
briefing: $(STAMPS)/run ## set up, then build all outputs of the sample newsroom
	$(BRIEFC) build --format pdf,html,newsml $(BRIEFCOPTS)

.PHONY: html newsml pdf
html newsml pdf: $(STAMPS)/run ## build that output alone
	$(BRIEFC) build --format $@ $(BRIEFCOPTS)

.PHONY: check
check: $(STAMPS)/run ## read everything, report findings, write nothing
	$(BRIEFC) check $(BRIEFCOPTS)

.PHONY: clean
clean: ## remove what was built
	rm -rf build

##@ briefc itself

.PHONY: test
test: setup lint types contracts ## set up, then lint, types, import contracts and all tests
	$(BIN)/pytest -n $(WORKERS) --dist loadfile $(PYTESTOPTS)

.PHONY: unit
unit: $(STAMPS)/dev ## the quick tests alone
	$(BIN)/pytest -n $(WORKERS) --dist loadfile -m "not slow" $(PYTESTOPTS)

.PHONY: lint
lint: $(STAMPS)/dev ## ruff: rules and layout
	$(BIN)/ruff check
	$(BIN)/ruff format --check

.PHONY: format
format: $(STAMPS)/dev ## let ruff lay out the code and mend what it safely can
	$(BIN)/ruff check --fix --exit-zero --quiet
	$(BIN)/ruff format

.PHONY: types
types: $(STAMPS)/dev ## mypy, strict
	$(BIN)/mypy

.PHONY: contracts
contracts: $(STAMPS)/dev ## import-linter: who may import whom
	$(BIN)/lint-imports

.PHONY: accept
accept: setup ## write the golden outputs anew; then read the difference before you commit
	BRIEFC_ACCEPT=1 $(BIN)/pytest -n $(WORKERS) --dist loadfile $(PYTESTOPTS)
	git --no-pager diff --stat -- tests

.PHONY: bench
bench: $(STAMPS)/run ## seconds of a cold and a second build of N=1000 articles
	$(BIN)/python bench/build.py $(N)

.PHONY: bench-newsml
bench-newsml: $(STAMPS)/run ## NewsML items a second of one process, validated, beside plain lxml
	$(BIN)/python bench/newsml.py

.PHONY: bench-print
bench-print: $(STAMPS)/dev ## a briefing of N=100 articles (or N=1 alone) to PDF, beside WeasyPrint's command line and Typst
	$(BIN)/python -c "import typst" 2>/dev/null || $(BIN)/pip install --quiet "briefc[bench]"
	$(BIN)/python bench/print.py $(if $(filter 1000,$(N)),100,$(N))

.PHONY: lock
lock: $(STAMPS)/dev ## write requirements/*.txt anew from pyproject.toml
	sh tools/lock.sh
	npm install --package-lock-only --ignore-scripts --no-audit --no-fund

.PHONY: setup
setup: $(STAMPS)/dev node_modules/.stamp ## everything that the tests need, without running them

.PHONY: distclean
distclean: clean ## remove also the virtual environment, the packages and the tools' caches
	rm -rf .venv node_modules .cache .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache dist
	find src tests tools -name __pycache__ -prune -exec rm -rf {} +

.PHONY: help
help: ## this list
	@awk 'BEGIN { FS = ":.*## " } \
	    /^##@ / { printf "\n%s\n", substr($$0, 5) } \
	    /^[a-z][a-z -]*:.*## / { printf "  make %-18s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

# --- set-up: one stamp a step; a step runs again when what it reads has changed ------------------------------------------

$(STAMPS)/run: requirements/run.txt pyproject.toml tools/setup.py
	@$(SETUP) system briefing
	@if test -e $(STAMPS)/dev; then $(MAKE) $(STAMPS)/dev; else $(SETUP) python run; fi
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/dev: requirements/dev.txt requirements/verapdf.txt pyproject.toml tools/setup.py
	@$(SETUP) system test
	@$(SETUP) python dev
	@mkdir -p $(STAMPS) && touch $@ $(STAMPS)/run

node_modules/.stamp: package.json package-lock.json $(STAMPS)/dev
	@$(SETUP) npm
	@touch $@
