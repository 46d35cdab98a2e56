# Two commands are all a newcomer needs: `make run` and `make test`. Both set everything up first.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin

.PHONY: run test check bench bench-formats bench-batch bench-compare bench-check mutations schema goldens clean
.DELETE_ON_ERROR:

run: .installed-run  ## extract the project's own corpus into outputs/, with a ledger and a calendar of all its tasks
	$(BIN)/gongwen extract corpus -o outputs --again
	$(BIN)/gongwen populate ledger --from outputs/[0-9]*.json -o outputs/ledger.xlsx
	$(BIN)/gongwen populate calendar --from outputs/[0-9]*.json -o outputs/calendar.ics

test: .installed-dev check  ## every check
	$(BIN)/pytest -n auto

check: .installed-dev
	$(BIN)/ruff format --check pipeline tests benchmarks
	$(BIN)/ruff check pipeline tests benchmarks
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: .installed-dev  ## characters per second of full extraction beside jieba's tokenising, one core, one run
	$(BIN)/python benchmarks/speed.py

bench-formats: .installed-dev  ## one text in every format, facts scored against the text's; speed of pdf and scans; one table
	$(BIN)/python benchmarks/formats.py

bench-batch: .installed-dev  ## 20,000 files on one and two processes, 50 kills, a cluster that loses workers, Parquet; an hour
	$(BIN)/python benchmarks/batch.py

bench-compare: .installed-dev  ## planted reuse among 100,000 clauses, growth, memory
	$(BIN)/python benchmarks/compare.py

bench-check: .installed-dev  ## what checking costs on top of extraction
	$(BIN)/python benchmarks/check.py

mutations: .installed-dev  ## 3,000 broken files, a table by format; goes on where it was stopped (delete outputs/mutations.jsonl to begin anew)
	GONGWEN_MUTATIONS=3000 GONGWEN_MUTATIONS_LOG=outputs/mutations.jsonl $(BIN)/pytest -n 0 -s tests/test_mutated_files.py

schema: .installed-dev  ## write schemas/ anew from the types
	$(BIN)/gongwen schema > schemas/document.schema.json
	$(BIN)/gongwen schema facts > schemas/facts.schema.json

goldens: .installed-dev  ## write the whole-document goldens anew; review the difference before committing it
	$(BIN)/pytest tests/test_goldens.py --regenerate-goldens

.installed-run: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[office]'
	touch $@

.installed-dev: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/pip install --quiet --disable-pip-version-check -e '.[dev]'
	touch .installed-run $@

clean:
	rm -rf $(VENV) .installed-* outputs/*.json outputs/*.jsonl outputs/*.xlsx outputs/*.ics
