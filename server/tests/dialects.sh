#!/bin/bash
# Reads every design of a corpus that is not ODM with `probatum`, and says what became of its logic.
#
#   server/tests/dialects.sh CORPUS [FOLDER...]
#
# CORPUS    a directory with folders of files; FOLDER: which of them (default: redcap odm-redcap).
# PROBATUM  the binary (default: probatum on the path).
# PYTHON    a Python (default: python3).
#
# For each file: how many conditions and calculations there are, how many were translated, and why the others were not.
# Dictionaries are written out and read again: the designs must be equal. Where a data export lies beside a design
# (NAME_data.csv, or data.csv for metadata.csv), derived values must be the same as REDCap's.
# The exit code is the number of files that fail.
set -uo pipefail
corpus=${1:?the corpus directory}
shift
folders=("$@")
[ $# -eq 0 ] && folders=(redcap odm-redcap)
probatum=${PROBATUM:-probatum}
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

# From a report: accepted, all expressions, those not translated; then a line for each reason.
summary() {
    "$python" -c '
import collections, json, re, sys
r = json.load(open(sys.argv[1])); c = r["counts"]
why = collections.Counter(re.sub(r" \(line \d+, column \d+\).*", "", k["what"]) for k in r["kept"] if k["what"].startswith("Not translated"))
print("%s\t%d\t%d" % ("yes" if r["accepted"] else "no", c["conditions"] + c["methods"], sum(why.values())))
for words, n in why.most_common(): print("    %4d  %s" % (n, words))' "$1"
}

# Whether what is written out is read as the same design. Both times the file has the same name, because it names the study.
comes_back() {
    local name
    name=$(basename "$1")
    mkdir -p "$work/again"
    "$probatum" design convert --to json "$1" >"$work/1.json" || return 1
    "$probatum" design convert --to redcap "$1" >"$work/again/$name" 2>"$work/lost" || return 1
    "$probatum" design convert --to json "$work/again/$name" >"$work/2.json" || return 1
    cmp -s "$work/1.json" "$work/2.json" && [ ! -s "$work/lost" ]
}

# The data export beside a design.
data_of() {
    local beside=${1%.*}
    beside=${beside/odm-redcap/redcap}
    for one in "${beside}_data.csv" "${beside/_metadata/}_data.csv"; do
        [ -f "$one" ] && [ "$one" != "$1" ] && echo "$one" && return
    done
}

verified() {
    "$probatum" design verify "$1" --data "$2" >"$work/verified" 2>"$work/why"
    local code=$?
    "$python" -c '
import json, sys
items = json.load(open(sys.argv[1]))["items"].values()
count = lambda name: sum(item[name] for item in items)
print("derived: %d equal, %d both blank, %d different" % (count("equal"), count("both_blank"), count("different") + count("not_derived") + count("only_ours")))' "$work/verified"
    return $code
}

failed=0 expressions=0 untranslated=0
printf '%-46s %-8s %11s %12s  %s\n' file accepted expressions untranslated result
for folder in "${folders[@]}"; do
    for file in "$corpus/$folder"/*; do
        [ -f "$file" ] || continue
        "$probatum" design check "$file" >"$work/report" 2>"$work/why"
        summary "$work/report" >"$work/summary"
        IFS=$'\t' read -r accepted all not <"$work/summary"
        result="refused"
        if [ "$accepted" = yes ]; then
            result="read"
            case $file in *.csv) if comes_back "$file"; then result="comes back"; else result="FAIL: does not come back"; fi ;; esac
            data=$(data_of "$file")
            if [ -n "$data" ]; then
                told=$(verified "$file" "$data") || told="FAIL: $told"
                result="$result; $told"
            fi
        fi
        case $result in *FAIL*) failed=$((failed + 1)) ;; esac
        expressions=$((expressions + all))
        untranslated=$((untranslated + not))
        printf '%-46s %-8s %11s %12s  %s\n' "$(basename "$file" | cut -c1-46)" "$accepted" "$all" "$not" "$result"
        tail -n +2 "$work/summary"
    done
done
echo "$expressions expressions, $untranslated not translated; $failed failed"
exit $failed
