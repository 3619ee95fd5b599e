#!/bin/bash
# Everything that must hold, in one go: stops at the first stage that fails and says which. The last line is pytest's.
# The longest test has one core to itself, while all others run on the other; it is heard of only where it fails.
set -eu
cd "$(dirname "$0")/.."
export QT_QPA_PLATFORM=offscreen LC_ALL=C.UTF-8
unset DISPLAY WAYLAND_DISPLAY
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

longest=tests/journeys/test_three_terminals.py
said=$(mktemp)
"$bin/pytest" "$longest" >"$said" 2>&1 &
apart=$!
trap 'kill "$apart" 2>/dev/null || true; rm -f "$said"' EXIT

all_others() { "$bin/pytest" --cov --cov-report=term -o "norecursedirs=.*" --ignore="$longest"; }
say_and_fail() {
    cat "$said"
    return 1
}

# `pytest` alone leaves the outside suite out; here it belongs.
stage "tests, and the running app from outside" all_others
wait "$apart" || stage "the longest test" say_and_fail
