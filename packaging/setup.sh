#!/bin/sh
# Makes .venv and puts into it what Counter needs: `setup.sh run` to run it, `setup.sh test` to test it as well.
# It says one line a step, or one sentence about what is in the way. Asked again, it does only what is left to do.
set -eu
cd "$(dirname "$0")/.."
. packaging/system.sh

purpose=${1:-run}
log=build/setup.log
mkdir -p build
: >"$log"

find_python() {
    for name in python3 python3.14 python3.13 python3.12 python3.11; do
        if command -v "$name" >/dev/null && "$name" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
            command -v "$name"
            return
        fi
    done
}

# One that was moved here with its folder still points where it was made.
has_venv() {
    head -n 3 .venv/bin/pip 2>/dev/null | grep -qF "$(pwd -P)/.venv/" && .venv/bin/python -c '' 2>/dev/null
}

make_venv() {
    has_venv && return
    say "Making .venv"
    "$python" -m venv --clear .venv >>"$log" 2>&1 || stop "Python could not make .venv here: $(last_word Error)"
}

why_pip_failed() {
    if grep -qE 'CERTIFICATE_VERIFY_FAILED|SSLError' "$log"; then
        echo "The package index showed a certificate this machine does not trust: set PIP_CERT to your CA bundle."
    elif grep -qE 'name resolution|NewConnectionError|unreachable|ProxyError|[Tt]imed out|Connection' "$log"; then
        echo "The package index is out of reach: check this machine's network, then try again."
    elif grep -q 'DO NOT MATCH THE HASHES' "$log"; then
        echo "A package arrived that is not the one we locked, so nothing was installed: check your package index."
    elif grep -q 'No space left' "$log"; then
        echo "The disk is full: Counter needs about 700 MB."
    else
        last_word '^ERROR'
    fi
}

pip_install() {
    .venv/bin/python -m pip --disable-pip-version-check --no-input install --no-warn-script-location \
        --progress-bar off "$@" >>"$log" 2>&1 || stop "$(why_pip_failed)"
}

install() {
    lock=$1
    say "Installing the $(grep -c '==' "$lock") packages of $lock (the first time takes a minute or two)"
    # The lock names everything; told to look for more, older pips trip over a newer `coverage[toml]` than it pins.
    pip_install --require-hashes --no-deps --only-binary :all: -r "$lock"
    say "Installing Counter itself"
    pip_install --no-deps --no-build-isolation --no-index -e .
    .venv/bin/python -m compileall -q src >>"$log" 2>&1 || stop "Counter's own files do not compile: $(last_word Error)"
}

python=$(find_python)
[ -n "$python" ] || stop "Counter needs Python 3.11 or newer, and this machine has $(python3 -V 2>&1 || echo none)."

case $purpose in
run)
    need_system "$python" packaging/system-run.txt
    make_venv
    install requirements.lock
    pwd -P >.venv/ready-to-run
    ;;
test)
    need_system "$python" packaging/system-run.txt packaging/system-test.txt
    make_venv
    install requirements-dev.lock
    pwd -P >.venv/ready-to-run
    pwd -P >.venv/ready-to-test
    ;;
*) stop "Say what for: setup.sh run, or setup.sh test." ;;
esac
say "Ready"
