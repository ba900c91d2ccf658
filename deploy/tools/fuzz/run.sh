#!/usr/bin/env bash
# run.sh TARGET [SECONDS] [CORPUS…]: fuzzes one target (default ten minutes), beginning from the files of the given folders.
# What it finds is in found/; what it learns in corpus/. Neither is kept in the repository: a finding becomes a test.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"
target=$1 seconds=${2:-600}
shift $(($# < 2 ? $# : 2))
RUSTC_WRAPPER="$PWD/covered.sh" cargo build --quiet --bin "$target"
mkdir -p "corpus/$target" found
exec "${CARGO_TARGET_DIR:-target}/debug/$target" -max_total_time="$seconds" -timeout=20 -rss_limit_mb=3000 -max_len=65536 -print_final_stats=1 \
  -artifact_prefix="found/$target-" "corpus/$target" "$@"
