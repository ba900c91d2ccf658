# Sourced by the Makefile: installs what the named parts need, and exports where it is.
#   wasm    the compiler's wasm target            app     that, and the npm packages of the browser build
#   server  PostgreSQL's programs                 tests   wasm test runner, Chromium, npm packages of the browser tests
. "$(dirname "${BASH_SOURCE[0]}")/common.sh"
tools="$root/deploy/tools"

# found NAME SCRIPT…: runs a script that prints a result; its account of what it installs is shown, the result is left in $found.
found() {
    local name=$1 began=$SECONDS
    shift
    found=$("$@") || fail "✗ $name: see above."
    [ $((SECONDS - began)) -lt 2 ] || say "✓ $name $((SECONDS - began)) s"
}

for part in "$@"; do
    case $part in
        wasm | app)
            found 'wasm target' "$tools/wasm-target.sh"
            [ -z "$found" ] || export PROBATUM_WASM_TOOLCHAIN="$found"
            ;;&
        app)
            found 'npm packages of the browser build' "$tools/npm.sh" "$root/app"
            found 'wasm-bindgen' "$tools/browser-tools.sh" bind
            ;;
        server)
            found 'PostgreSQL' "$tools/postgres.sh"
            # The second name is the one that the tests of the schema know.
            [ -z "$found" ] || export PROBATUM_POSTGRES_BIN="$found" PG_BIN="$found"
            ;;
        tests)
            found 'wasm test runner' "$tools/browser-tools.sh" run-tests
            export CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER="$found"
            found 'npm packages of the browser tests' "$tools/npm.sh" "$root/e2e"
            found 'Chromium' "$tools/chromium.sh"
            export PROBATUM_CHROMIUM="$found"
            ;;
    esac
done
