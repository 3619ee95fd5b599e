#!/bin/bash
# Everything that must hold, in one go: stops at the first stage that fails and says which. The last line is pytest's.
set -eu
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY
unset PYTHONDONTWRITEBYTECODE # the tests start Counter some two hundred times: compiled once, it starts in half the time
bin=.venv/bin

stage() {
    local name=$1
    shift
    printf '\n== %s\n' "$name"
    "$@" || {
        printf '\n== %s: failed\n' "$name" >&2
        exit 1
    }
}

# Every sale is on disk before anybody is told, thousands of times in here, and what is waited for is the machine's disk.
# In a folder of memory nobody waits. A process that is killed loses nothing there either; what passed is removed at once.
in_memory() {
    local folder=/dev/shm/counter-tests-$UID
    [ "$(df --output=avail -k /dev/shm 2>/dev/null | tail -n 1)" -gt 1000000 ] 2>/dev/null || return 0
    if mkdir -p -m 700 "$folder" && cp /bin/true "$folder" && "$folder/true" 2>/dev/null; then export TMPDIR=$folder; fi
}

# In the order of tests/conftest.py, which puts the long ones first, so that no worker is left with one at the end.
tests() {
    in_memory
    stage "tests" "$bin/pytest" -n 3 --dist loadfile --no-loadscope-reorder "$@"
}

# What no test ever runs: for whoever wants to know, since counting lines makes the tests take two thirds longer.
if [ "${1-}" = coverage ]; then
    tests --cov --cov-report=term
    exit
fi

stage "lint" "$bin/ruff" check
stage "format" "$bin/ruff" format --check
stage "types" "$bin/mypy" --num-workers 2
stage "import contracts" "$bin/lint-imports" --no-logo
# `pytest` alone leaves the outside suite out; here it belongs. It waits more than it works: one worker clicks, and
# two, for the two cores it leaves, give way to it.
tests tests/outside tests -o "norecursedirs=.*"
