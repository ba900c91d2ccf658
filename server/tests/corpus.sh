#!/bin/bash
# Reads every file of a corpus of designs with `probatum`, writes it out again, and lets an independent validator judge.
#
#   server/tests/corpus.sh CORPUS VALIDATORS [FOLDER...]
#
# CORPUS      a directory with folders of files; FOLDER: which of them (default: odm odm-redcap odm2).
# VALIDATORS  the directory with xsd.py; its setup.sh was run once.
# PROBATUM    the binary (default: probatum on the path).
# PYTHON      a Python with lxml (default: the one that setup.sh made).
#
# Each file must either be refused with a place and a reason, or give a design whose export is valid ODM 1.3.2 (strictly;
# after removing foreign namespaces where the source has vendor extensions), comes back as an equal design, and is the
# same bytes when written a second time. Prints a table; the exit code is the number of files that fail.
set -uo pipefail
corpus=${1:?the corpus directory}
validators=${2:?the directory of the validators}
shift 2
folders=("$@")
[ $# -eq 0 ] && folders=(odm odm-redcap odm2)
probatum=${PROBATUM:-probatum}
python=${PYTHON:-${VALIDATORS_HOME:-$HOME/.cache/probatum-validators}/venv/bin/python}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# One line from a report: accepted, version, vendors, counts, kept, notes, first refusal.
summary() {
    "$python" -c '
import json, sys
r = json.load(open(sys.argv[1])); f = r["format"] or {}; c = r["counts"]
counts = "/".join(str(c[k]) for k in ("visits", "forms", "groups", "items", "code_lists", "checks"))
first = r["refused"][0] if r["refused"] else None
placed = first is None or (first["line"] > 0 and first["what"])
print("\t".join(["yes" if r["accepted"] else "no", f.get("version") or "-", ",".join(f.get("vendors", [])) or "-", counts,
    str(len(r["kept"])), str(len(r["notes"])), "placed" if placed else "unplaced",
    "" if first is None else "line %d %s: %s" % (first["line"], first["path"] or "(file)", first["what"].split(".")[0])]))' "$1"
}

# Whether a file is valid ODM 1.3.2.
valid() { "$python" "$validators/xsd.py" 132 "$1" >"$work/why" 2>&1; }

same() { sed 's/ CreationDateTime="[^"]*"//; s/ FileOID="[^"]*"//' "$1"; }

# What comes of an accepted file; its vendors decide how strictly the export is judged.
judge() {
    local file=$1 vendors=$2
    "$probatum" design convert --to odm "$file" >"$work/1.xml" 2>"$work/why" || { echo "FAIL: no export"; return; }
    "$probatum" design convert --to json "$file" >"$work/1.json" || { echo "FAIL: no JSON"; return; }
    "$probatum" design convert --to odm "$work/1.xml" >"$work/2.xml" 2>"$work/why" || { echo "FAIL: the export is not read back"; return; }
    "$probatum" design convert --to json "$work/1.xml" >"$work/2.json" || { echo "FAIL: no JSON of the export"; return; }
    cmp -s "$work/1.json" "$work/2.json" || { echo "FAIL: the design that comes back differs"; return; }
    # Files say when they were made and have a name of their own; all else must be the same bytes.
    cmp -s <(same "$work/1.xml") <(same "$work/2.xml") || { echo "FAIL: the second export differs"; return; }
    if valid "$work/1.xml"; then echo "valid, equal"
    elif [ "$vendors" != - ] && STRIP=1 valid "$work/1.xml"; then echo "valid without extensions, equal"
    else echo "FAIL: $(sed -n 2p "$work/why" | cut -c1-200)"; fi
}

failed=0
printf '%-46s %-8s %-7s %-26s %-22s %5s %5s  %s\n' file accepted version vendors v/f/g/i/c/checks kept notes result
for folder in "${folders[@]}"; do
    for file in "$corpus/$folder"/*; do
        [ -f "$file" ] || continue
        "$probatum" design check "$file" >"$work/report" 2>"$work/why"
        code=$?
        if [ $code -ne 0 ] && [ $code -ne 3 ]; then
            result="FAIL: exit code $code: $(head -c 200 "$work/why")"
            accepted=- version=- vendors=- counts=- kept=- notes=-
        else
            IFS=$'\t' read -r accepted version vendors counts kept notes placed refusal < <(summary "$work/report")
            if [ "$accepted" = yes ]; then result=$(judge "$file" "$vendors")
            elif [ "$placed" = placed ] && [ $code -eq 3 ]; then result="refused, $refusal"
            else result="FAIL: refused without a place"; fi
        fi
        case $result in FAIL*) failed=$((failed + 1)) ;; esac
        printf '%-46s %-8s %-7s %-26s %-22s %5s %5s  %s\n' "$(basename "$file" | cut -c1-46)" "$accepted" "$version" "${vendors:0:26}" "$counts" "$kept" "$notes" "$result"
    done
done
echo "$failed failed"
exit $failed
