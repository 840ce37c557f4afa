# Every target with one line of purpose: `make help`.
SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
.PHONY: help setup data gazetteer run serve test lint format score bench scale orders workers cost schemas lock build clean

PYTHON ?= $(shell command -v python3.11 || command -v python3.12 || command -v python3.13 || command -v python3)
VENV := .venv
PY := $(VENV)/bin/python
INSTALLED := $(VENV)/.installed
COMPILED := .tocsin/compiled
REMEMBERED := .tocsin/geonames
GEONAMES ?= $(shell cat .tocsin/geonames 2>/dev/null)
export PYTHONPATH := shared:functions:.
export SAM_CLI_TELEMETRY := 0

help: ## this list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / {printf "  make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(INSTALLED): requirements-dev.txt
	@test -n "$(PYTHON)" || { echo "Python 3.11 or later is needed" >&2; exit 1; }
	@test -x $(PY) || "$(PYTHON)" -m venv $(VENV)
	@$(PY) -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	@touch $@

# What the compiler reads: itself, the packs that people edit, and the packages that hold the raw data.
SOURCES := $(shell find compiler shared/tocsin/packs -type f -not -path '*/compiled/*' -not -path '*/__pycache__/*' 2>/dev/null)

$(COMPILED): $(INSTALLED) $(SOURCES)
	@$(PY) -m compiler $(if $(GEONAMES),--geonames "$(GEONAMES)")
	@mkdir -p $(@D) && touch $@

setup: $(INSTALLED) $(COMPILED) ## prepare .venv and compile the data (again: nothing to do)

data: $(INSTALLED) ## compile packs, gazetteer and language model anew
	@rm -f $(COMPILED) && $(MAKE) --no-print-directory $(COMPILED)

gazetteer: $(INSTALLED) ## compile the gazetteer; GEONAMES=allCountries.zip: from that GeoNames dump, with every village, now and later
	@mkdir -p $(dir $(COMPILED)) && echo "$(GEONAMES)" > $(REMEMBERED)
	@rm -f $(COMPILED) && $(MAKE) --no-print-directory $(COMPILED)

run: setup ## sample reports through the whole flow on moto; a table on screen, files in out/
	@$(PY) -m local run events/reports/* --out out

serve: setup ## webhook, API and feeds on http://localhost:8000
	@$(PY) -m local serve

test: setup ## every test
	@$(PY) -m pytest $(TESTS)

lint: setup ## ruff, mypy, cfn-lint
	@$(PY) -m ruff check .
	@$(PY) -m ruff format --check .
	@$(PY) -m mypy shared functions local compiler tests tools
	@$(VENV)/bin/cfn-lint template.yaml

format: setup ## put the code in shape
	@$(PY) -m ruff check --fix .
	@$(PY) -m ruff format .

score: setup ## quality on the project's own reports, and on gold sets beside it (SETS=folder)
	@$(PY) -m tools.score $(SETS)

bench: setup ## speed of reading and resolving
	@$(PY) -m tools.bench

scale: setup ## requests and items read for each mention at 1,000, 30,000 and 300,000 incidents
	@$(PY) -m tools.merge_scale

orders: setup ## the same reports in many orders (the devset in two hundred) must end in the same incidents
	@$(PY) -m tools.merge_orders

workers: setup ## sixteen processes on a thousand reports of twenty incidents (DYNAMODB_ENDPOINT: on that table)
	@$(PY) -m tools.merge_workers

cost: setup ## AWS requests for each report, and their list price
	@$(PY) -m local.costs

# Tools that never enter the project's own environment live in one of their own.
.tocsin/uv/bin/uv:
	@"$(PYTHON)" -m venv .tocsin/uv && .tocsin/uv/bin/pip install --quiet uv

schemas: setup ## generate schemas/ and the tables of docs/data-format.md
	@$(PY) -m tools.schemas

lock: .tocsin/uv/bin/uv ## pin both requirements files anew, with hashes
	@cd shared && ../$< pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements.in -o requirements.txt
	@$< pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header --no-annotate requirements-dev.in -o requirements-dev.txt

.tocsin/sam/bin/sam:
	@"$(PYTHON)" -m venv .tocsin/sam && .tocsin/sam/bin/pip install --quiet aws-sam-cli

build: setup .tocsin/sam/bin/sam ## what is deployed: functions and layer in .aws-sam/build (needs python3.13)
	@.tocsin/sam/bin/sam validate --lint --region us-east-1
	@.tocsin/sam/bin/sam build

clean: ## remove everything that was made
	@rm -rf .aws-sam .tocsin out $(VENV) shared/tocsin/packs/compiled .mypy_cache .ruff_cache .pytest_cache .hypothesis
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
