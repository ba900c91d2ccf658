#!/usr/bin/env bash
# Prints the path of `bind` or `run-tests` ($1), building it when this machine does not have it in the locked version.
set -euo pipefail
tool=$1
here=$(cd "$(dirname "$0")/browser-tools" && pwd)
stamp=$(cat "$here/Cargo.lock" "$here/Cargo.toml" "$here"/src/bin/*.rs | sha256sum | cut -c1-12)
bin="${PROBATUM_CACHE:-$HOME/.cache/probatum}/tools/bin/$stamp"

if [ ! -x "$bin/$tool" ]; then
    features=()
    [ "$tool" = run-tests ] && features=(--features tests)
    echo "  building $tool (wasm-bindgen $(sed -n '/name = "wasm-bindgen-cli-support"/{n;s/version = //p}' "$here/Cargo.lock")), once" >&2
    build="${PROBATUM_CACHE:-$HOME/.cache/probatum}/tools/build"
    cargo build --quiet --locked --manifest-path "$here/Cargo.toml" --target-dir "$build" --bin "$tool" "${features[@]}" >&2
    mkdir -p "$bin"
    cp "$build/debug/$tool" "$bin/$tool.new"
    mv "$bin/$tool.new" "$bin/$tool"
fi
echo "$bin/$tool"
