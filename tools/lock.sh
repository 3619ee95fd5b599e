#!/bin/sh
# Writes the two lock files from pyproject.toml: requirements.lock is what runs Counter, requirements-dev.lock adds what
# tests it. Every file is pinned by its hash and nothing says where it comes from, so any mirror will do.
#   tools/lock.sh            keeps what is pinned where it still fits
#   tools/lock.sh --upgrade  takes the newest that pyproject.toml allows
set -eu
cd "$(dirname "$0")/.."

tool=build/lock
[ -x "$tool/bin/uv" ] || { python3 -m venv "$tool" && "$tool/bin/pip" install --quiet uv; }

lock() {
    out=$1
    shift
    "$tool/bin/uv" pip compile pyproject.toml --group build "$@" --universal --generate-hashes --quiet \
        --no-header --no-annotate --no-emit-index-url --no-emit-find-links --output-file "$out"
    echo "$out: $(grep -c '==' "$out") packages"
}

lock requirements.lock "$@"
lock requirements-dev.lock --constraint requirements.lock --group dev "$@"
