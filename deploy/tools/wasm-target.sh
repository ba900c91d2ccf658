#!/usr/bin/env bash
# Prints the toolchain with which the browser app is built ("" for the default one), after making sure that it can be.
# First choice: rustup's target. Where rustup's server cannot be reached, Debian's own compiler for the web (rustc-web) does it;
# its standard library for wasm is built here from Debian's sources, because no package carries it.
. "$(dirname "$0")/common.sh"
target=wasm32-unknown-unknown
linked=probatum-web

has_std() { compgen -G "$1/lib/rustlib/$target/lib/libstd-*.rlib" >/dev/null; }

# The build-std of an empty crate leaves the standard library's rlibs behind; they go where rustc looks for them.
make_std() {
    local seed
    seed=$(mktemp -d)
    mkdir "$seed/src"
    touch "$seed/src/lib.rs"
    printf '[package]\nname = "seed"\nversion = "0.0.0"\nedition = "2021"\n[profile.release]\npanic = "abort"\n' >"$seed/Cargo.toml"
    # Fat LTO of the app needs bitcode in the standard library.
    (cd "$seed" && env -u RUSTUP_TOOLCHAIN RUSTC=/usr/bin/rustc RUSTC_BOOTSTRAP=1 RUSTFLAGS=-Cembed-bitcode=yes CARGO_TARGET_DIR="$seed/target" \
        /usr/bin/cargo build --quiet --release --target "$target" -Z build-std=std,panic_abort) || return 1
    mkdir -p "/usr/lib/rustlib/$target/lib"
    find "$seed/target/$target/release/deps" -name '*.rlib' ! -name 'libseed*' -exec cp {} "/usr/lib/rustlib/$target/lib/" \;
    rm -rf "$seed"
}

from_debian() {
    local llvm host
    apt rustc-web cargo-web rust-web-src || return 1
    llvm=$(/usr/bin/rustc -vV | sed -n 's/^LLVM version: \([0-9]*\).*/\1/p')
    host=$(/usr/bin/rustc -vV | sed -n 's/^host: //p')
    apt "lld-$llvm" || return 1
    mkdir -p "/usr/lib/rustlib/$host/bin"
    ln -sf "/usr/lib/llvm-$llvm/bin/lld" "/usr/lib/rustlib/$host/bin/rust-lld"
    has_std /usr || make_std || return 1
    rustup toolchain link "$linked" /usr
}

cd "$root"
if has_std "$(rustc --print sysroot)"; then exit 0; fi
if command -v rustup >/dev/null && timeout 120 rustup target add "$target" >&2; then exit 0; fi
if rustup run "$linked" rustc --version >/dev/null 2>&1 && has_std /usr; then echo "$linked"; exit 0; fi
from_debian >&2 || fail "The compiler's target $target is missing, and rustup cannot add it: rustup target add $target.
Without access to rustup's server, install Debian's compiler as root: apt install rustc-web cargo-web rust-web-src lld"
echo "$linked"
