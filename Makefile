PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/installed
PEERS := .venv-peers

.PHONY: demo test lint bench

demo: $(STAMP)
	$(BIN)/clipper summarize samples/harbour-bridge.html

test: $(STAMP)
	$(BIN)/python -m pytest

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# DATA is a folder of measured pages: see the head of each script.
bench: $(STAMP) $(PEERS)/installed
	@test -n "$(DATA)" || { echo "usage: make bench DATA=FOLDER"; exit 2; }
	$(BIN)/python benchmarks/extraction.py $(DATA) --peers $(PEERS)/bin/python
	$(BIN)/python benchmarks/startup.py --peers $(PEERS)/bin/python
	$(BIN)/python benchmarks/cost.py $(DATA) --peers $(PEERS)/bin/python
	$(BIN)/python benchmarks/throughput.py $(DATA)

$(PEERS)/installed: benchmarks/peers.txt
	$(PYTHON) -m venv $(PEERS)
	$(PEERS)/bin/pip install --quiet --upgrade pip
	$(PEERS)/bin/pip install --quiet --requirement benchmarks/peers.txt
	touch $@

$(STAMP): pyproject.toml constraints.txt
	$(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --constraint constraints.txt --editable '.[dev]'
	$(BIN)/python -m compileall -q clipper  # or every start does, where bytecode is not written
	touch $@
