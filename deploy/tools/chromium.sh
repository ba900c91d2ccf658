#!/usr/bin/env bash
# Prints the path of a Chromium for the browser tests; installs Debian's where there is none.
. "$(dirname "$0")/common.sh"

find_one() {
    local name
    for name in "${PROBATUM_CHROMIUM:-}" chromium chromium-browser google-chrome google-chrome-stable; do
        [ -n "$name" ] && command -v "$name" && return
    done
    return 1
}

find_one && exit 0
apt chromium fonts-dejavu-core >&2 || fail "The browser tests need Chromium. Install it as root: apt install chromium
(or name another one: PROBATUM_CHROMIUM=/path/to/chrome)"
find_one
