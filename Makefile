# Counter. `make run` opens the counter and `make test` checks everything; each sets up what it needs first.

.PHONY: help run setup test coverage bench faults-link bench-promises promises-page fit-promises ablate-promises translations lock
.SUFFIXES:
MAKEFLAGS += --no-print-directory

help:
	@echo "make run             open the counter (sets everything up the first time)"
	@echo "make setup           only set up"
	@echo "make test            lint, types, import contracts, tests, and the running app from outside"
	@echo "make coverage        which lines no test ever runs"
	@echo "make bench           how fast it is, in one table, each row beside its baseline"
	@echo "make faults-link     ten minutes of ten tills and their server being killed, stopped and cut off: is anything lost?"
	@echo "make bench-promises  how well promises are kept in made-up shops, beside simpler ways and an oracle"
	@echo "make promises-page   measure it anew for docs/promises.md: its figures and its pictures"
	@echo "make fit-promises    fit the engine's constants on recorded streams but one, and measure them on that one:"
	@echo "make ablate-promises what each part of the engine earns on them; both with STREAMS=\"A.jsonl.gz B.jsonl.gz\""
	@echo "make translations    take what people read and hear out of the code, and make the catalogues of it"
	@echo "make lock            pin the newest dependencies that pyproject.toml allows"

run: .venv/ready-to-run
	@exec env -u PYTHONDONTWRITEBYTECODE .venv/bin/counter open # compiled once, it starts in half the time

setup: .venv/ready-to-run
	@:

test: .venv/ready-to-test
	@exec tools/test.sh

coverage: .venv/ready-to-test
	@exec tools/test.sh coverage

bench: .venv/ready-to-test
	@exec .venv/bin/python bench/measure.py

faults-link: .venv/ready-to-test
	@exec .venv/bin/python bench/faults_link.py

bench-promises: .venv/ready-to-run
	@exec .venv/bin/python bench/promises/run.py

promises-page: .venv/ready-to-run
	@exec .venv/bin/python bench/promises/redraw.py

fit-promises: .venv/ready-to-run
	@exec .venv/bin/python bench/promises/fit.py $(STREAMS)

ablate-promises: .venv/ready-to-run
	@exec .venv/bin/python bench/promises/ablation.py $(STREAMS)

translations: .venv/ready-to-run
	@exec .venv/bin/python tools/translations.py

lock:
	@exec tools/lock.sh --upgrade

# A folder that was moved or copied has a .venv that points elsewhere: it is made again.
ifneq ($(shell cat .venv/ready-to-run 2>/dev/null),$(CURDIR))
.PHONY: .venv/ready-to-run .venv/ready-to-test
endif

.venv/ready-to-run: requirements.lock pyproject.toml packaging/system-run.txt packaging/setup.sh packaging/system.sh
	@exec packaging/setup.sh run

.venv/ready-to-test: requirements-dev.lock pyproject.toml packaging/system-run.txt packaging/system-test.txt packaging/setup.sh packaging/system.sh
	@exec packaging/setup.sh test
