#!/bin/bash
# Runs one journey on a screen and a bus of its own, with an empty shop in a temporary folder:
#   tests/outside/run.sh tests/outside/journey_opens.py [1280x800]
# The journey (on the system's Python, where gi lives) starts the app itself, see driver.py. Its exit code is ours.
set -eu
journey=$(realpath "$1")
size=${2:-1280x800}
cd "$(dirname "$0")/../.."

for tool in dbus-run-session xvfb-run xdotool import; do
    command -v "$tool" >/dev/null || {
        echo "The outside tests need $tool: run 'make test', or install packaging/system-test.txt." >&2
        exit 1
    }
done
/usr/bin/python3 -c 'import gi; gi.require_version("Atspi", "2.0")' || exit 1

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
mkdir -m 700 "$work/runtime"
mkdir -p build/outside
unset WAYLAND_DISPLAY QT_SCALE_FACTOR PYTHONPATH PYTHONHOME VIRTUAL_ENV
export XDG_RUNTIME_DIR=$work/runtime HOME=$work COUNTER_SHOP=$work/shop COUNTER_PICTURES=$PWD/build/outside
export COUNTER_COMMAND=$PWD/.venv/bin/counter COUNTER_PYTHON=$PWD/.venv/bin/python
export COUNTER_LOG=$work/app.log COUNTER_BLOCKS=$work/blocks
export QT_QPA_PLATFORM=xcb QT_LINUX_ACCESSIBILITY_ALWAYS_ON=1 NO_AT_BRIDGE=0 LC_ALL=C.UTF-8

timeout --kill-after=10 "${COUNTER_JOURNEY_SECONDS:-240}" \
    dbus-run-session -- xvfb-run -a -s "-screen 0 ${size}x24 -nolisten tcp" /usr/bin/python3 -B "$journey"
