# Sourced by the other scripts: where things are kept, and how a step is told.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/../.." && pwd)
cache="${PROBATUM_CACHE:-$HOME/.cache/probatum}"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$cache/target}"
mkdir -p "$cache/logs"

say() { printf '%s\n' "$*" >&2; }

fail() { say "$*"; exit 1; }

# step NAME COMMAND…: says what is done and how long it took; shows what the command said only when it failed.
# With VERBOSE=1 everything is shown.
step() {
    local name=$1 log began
    shift
    log="$cache/logs/${name//[^a-z0-9]/-}.log"
    began=$SECONDS
    if [ "${VERBOSE:-0}" = 1 ]; then
        say "▸ $name"
        "$@" || fail "✗ $name failed after $((SECONDS - began)) s"
    else
        [ -t 2 ] && printf '▸ %s …' "$name" >&2
        if ! "$@" >"$log" 2>&1; then
            [ -t 2 ] && printf '\r\033[K' >&2
            say "✗ $name failed after $((SECONDS - began)) s. Its last lines (all of it: $log):"
            tail -n 40 "$log" >&2
            exit 1
        fi
        [ -t 2 ] && printf '\r\033[K' >&2
    fi
    say "✓ $name $((SECONDS - began)) s"
}

is_root() { [ "$(id -u)" = 0 ]; }

# apt PACKAGE…: Debian packages, when this machine is a Debian and we are root.
apt() {
    command -v apt-get >/dev/null && is_root || return 1
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq && apt-get install -y -qq --no-install-recommends "$@"
}
