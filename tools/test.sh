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

stage "lint" "$bin/ruff" check
stage "format" "$bin/ruff" format --check
stage "types" "$bin/mypy"
stage "import contracts" "$bin/lint-imports" --no-logo
# `pytest` alone leaves the outside suite out; here it belongs, by itself: its clicks need room.
stage "the running app from outside" "$bin/pytest" tests/outside -o "norecursedirs=.*"
# In the order of tests/conftest.py, which puts the long ones first, so that no worker is left with one at the end.
stage "tests" "$bin/pytest" -n 2 --dist loadfile --no-loadscope-reorder --cov --cov-report=term
