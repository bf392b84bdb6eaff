# make app: everything up to the chat at http://127.0.0.1:7860; make test: everything up to passing tests.
PYTHON ?= python3
PORT ?= 7860
VENV := .venv
BIN := $(VENV)/bin

.PHONY: help app test eval check-long bench clean

help:
	@echo "make app         the chat at http://127.0.0.1:$(PORT) (PORT=8000 changes it)"
	@echo "make test        the tests"
	@echo "make eval        the quality gate over the question suite"
	@echo "make check-long  checks that take minutes"
	@echo "make bench       speed and memory beside LangChain's tutorial stack"
	@echo "make clean       removes $(VENV) and .index"

app: $(VENV)/.ready-app
	@PORT=$(PORT) $(BIN)/python app.py

test: $(VENV)/.ready-test
	@$(BIN)/python -m pytest -q

eval: $(VENV)/.ready-app
	@$(BIN)/python -m evals run --floors --noise no_accents

check-long: $(VENV)/.ready-test
	@$(BIN)/python -m pytest -q -m long

bench: $(VENV)/.ready-bench
	@$(BIN)/python -m benchmarks.run

clean:
	rm -rf $(VENV) .index

$(VENV)/.ready-app: pyproject.toml $(VENV)/.made
	@echo "Installing into $(VENV): a few minutes the first time"
	@$(BIN)/python -m pip install --disable-pip-version-check -e .
	@touch $@

$(VENV)/.ready-test $(VENV)/.ready-bench: $(VENV)/.ready-%: pyproject.toml $(VENV)/.made
	@echo "Installing into $(VENV): a few minutes the first time"
	@$(BIN)/python -m pip install --disable-pip-version-check -e ".[$*]"
	@touch $@ $(VENV)/.ready-app

# One shell, so that the first thing missing is the only thing said.
$(VENV)/.made:
	@say() { echo "$$1" >&2; exit 1; }; \
	command -v $(PYTHON) >/dev/null || say "$(PYTHON) is not installed: install Python 3.11 or newer (Debian, Ubuntu: apt install python3 python3-venv)"; \
	$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || say "Python 3.11 or newer is needed, $(PYTHON) is older: name another one, as in make PYTHON=python3.12"; \
	$(PYTHON) -c 'import venv, ensurepip' 2>/dev/null || say "Python's venv module is missing: install the package python3-venv (Debian, Ubuntu: apt install python3-venv)"; \
	$(PYTHON) -m venv --clear $(VENV)
	@touch $@
