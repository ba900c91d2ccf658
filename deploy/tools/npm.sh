#!/usr/bin/env bash
# Installs the npm packages of directory $1 exactly as its lock says, unless they are there.
. "$(dirname "$0")/common.sh"
directory=$1
stamp="$directory/node_modules/.probatum-lock"
lock=$(sha256sum <"$directory/package-lock.json")
[ -f "$stamp" ] && [ "$(cat "$stamp")" = "$lock" ] && exit 0
(cd "$directory" && npm ci --no-audit --no-fund --loglevel=error)
printf '%s\n' "$lock" >"$stamp"
