#!/usr/bin/env bash
# The compiler, with the flags of coverage for what is fuzzed. The stable toolchain takes them (cargo fuzz sets the same).
set -euo pipefail
crate=
args=("$@")
for ((n = 0; n < ${#args[@]}; n++)); do
  [ "${args[$n]}" = --crate-name ] && crate=${args[$((n + 1))]}
done
case $crate in
shared | server | quick_xml | csv | csv_core | calamine | rust_decimal)
  exec "$@" -Cpasses=sancov-module -Cllvm-args=-sanitizer-coverage-level=4 -Cllvm-args=-sanitizer-coverage-trace-compares \
    -Cllvm-args=-sanitizer-coverage-inline-8bit-counters -Cllvm-args=-sanitizer-coverage-pc-table -Ccodegen-units=1
  ;;
*) exec "$@" ;;
esac
