# Part of setup.sh: what Counter needs from the operating system. Reads $log, where the long output goes.

say() { echo "Counter: $*"; }

stop() {
    echo "Counter: $*" >&2
    exit 1
}

# The last line of the log that matches, or the last at all, and where the rest is.
last_word() {
    { grep -E "$1" "$log" || cat "$log"; } | tail -n 1 | cut -c 1-200
    echo "(all of it is in $log)"
}

# Some libraries took the suffix t64 on newer systems; either name will do.
is_installed() {
    dpkg-query -W -f '${Status}\n' "$1" "$1t64" 2>/dev/null | grep -q '^install ok installed'
}

# The packages of the lists that are missing, and python3-venv where this Python cannot make environments.
missing_packages() {
    python=$1
    shift
    for package in $(sed 's/#.*//' "$@"); do
        is_installed "$package" || printf ' %s' "$package"
    done
    "$python" -c 'import ensurepip, venv' 2>/dev/null || printf ' %s-venv' "$(basename "$python")"
}

# Runs a command as root, keeping a proxy that the network asks for.
as_root() {
    if [ "$(id -u)" = 0 ]; then
        "$@"
    else
        sudo -n env ${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} "$@"
    fi
}

may_be_root() {
    [ "$(id -u)" = 0 ] || { command -v sudo >/dev/null && sudo -n true 2>/dev/null; }
}

apt() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -qq "$@" >>"$log" 2>&1
}

# Installs what the lists name and this machine lacks, or says the one line that would.
need_system() {
    [ "$(uname -s)" = Linux ] || return 0
    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        say "No apt-get here: Qt's own libraries are left to you (packaging/system-*.txt names them as Debian does)"
        return 0
    fi
    missing=$(missing_packages "$@")
    [ -n "$missing" ] || return 0
    may_be_root || stop "System libraries are missing. Run this, then try again:
  sudo apt-get update && sudo apt-get install -y --no-install-recommends$missing"
    say "Adding system libraries:$missing"
    apt update || say "apt-get could not refresh its lists; trying with the ones it has"
    # shellcheck disable=SC2086 # a list of names
    apt install -y --no-install-recommends $missing ||
        stop "apt-get could not add them: $(last_word '^E:')"
}
