#!/usr/bin/env bash
# What must be there before anything is installed: Rust by rustup, a C compiler, Node, Python. Says what is missing and where it is from.
. "$(dirname "$0")/common.sh"

version_of() { "$@" 2>/dev/null | grep -oE '[0-9]+(\.[0-9]+)+' | head -1; }
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -1)" = "$1" ]; }

missing=()
wanted_rust=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$root/Cargo.toml")
if ! command -v cargo >/dev/null; then
    missing+=("Rust $wanted_rust or newer, with rustup: https://rustup.rs")
elif ! at_least "$wanted_rust" "$(cd "$root" && version_of rustc --version)"; then
    missing+=("Rust $wanted_rust or newer (here: $(rustc --version)): rustup update stable")
fi
if ! command -v node >/dev/null || ! at_least 20 "$(version_of node --version)"; then
    missing+=("Node 20 or newer, with npm: https://nodejs.org")
elif ! command -v npm >/dev/null; then
    missing+=("npm (Debian: apt install npm)")
fi
if ! command -v cc >/dev/null; then
    apt gcc libc6-dev >&2 || missing+=("a C compiler (Debian: apt install gcc libc6-dev)")
fi
if ! command -v python3 >/dev/null; then
    # A second verifier of sealed trails, which shares no code with ours (docs/verify_seals.py): a test runs it.
    apt python3 >&2 || missing+=("Python 3.9 or newer (Debian: apt install python3)")
fi

if [ ${#missing[@]} -gt 0 ]; then
    say "Probatum cannot be built here yet. Missing:"
    printf '  - %s\n' "${missing[@]}" >&2
    exit 1
fi
