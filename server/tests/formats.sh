#!/bin/bash
# Takes a study out in every format, and lets tools that share no code with Probatum read each of them back.
#
#   server/tests/formats.sh STUDY VALIDATORS [-- OPTIONS...]
#
# STUDY       the study's id, in the data directory that the settings name; or a zip that `probatum export --format snapshot` wrote.
# VALIDATORS  the directory with the schemas of Dataset-JSON and Define-XML.
# OPTIONS     more for `probatum export`, such as --tenant NAME.
# PROBATUM    the binary (default: probatum on the path).
# PYTHON      a Python with pyreadstat, pandas, pyarrow, duckdb, openpyxl, lxml and jsonschema (default: python3).
#
# Prints a line for each format and reader; the exit code is how many differ. R (Rscript) and PSPP are run where they are installed.
set -uo pipefail
study=${1:?the study, or a zip}
validators=${2:?the directory of the validators}
shift 2
[ "${1:-}" = -- ] && shift
here=$(cd "$(dirname "$0")" && pwd)
python=${PYTHON:-python3}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if [ -f "$study" ]; then
    cp "$study" "$work/study.zip"
else
    "${PROBATUM:-probatum}" export "$study" --format snapshot --formats csv,dataset_json,ndjson,xpt_v5,xpt_v8,parquet,xlsx \
        --output "$work/study.zip" "$@" || exit 99
fi
mkdir "$work/out"
"$python" -m zipfile -e "$work/study.zip" "$work/out" || exit 99
"$python" "$here/formats/check.py" "$work/out" "$validators"
failed=$?
if command -v Rscript >/dev/null; then
    Rscript --vanilla "$here/formats/check.R" "$work/out"
    failed=$((failed + $?))
else
    echo "not run  R                      (Rscript is not installed)"
fi
if command -v pspp >/dev/null; then
    if (cd "$work/out/csv" && pspp -b -O format=txt -o "$work/pspp.txt" read.sps 2>"$work/pspp.err") && ! grep -q 'error:' "$work/pspp.txt" "$work/pspp.err"; then
        "$python" - "$work/out" <<'PY'
import csv, glob, json, sys, pyreadstat
folder, wrong, cells = sys.argv[1], 0, 0
for one in json.load(open(f"{folder}/manifest.json"))["tables"]:
    path = glob.glob(f"{folder}/csv/{one['csv']}.csv") + glob.glob(f"{folder}/csv/data/{one['csv']}.csv")
    entered = list(csv.reader(open(path[0], encoding="utf-8", newline="")))[1:]
    if not entered:
        continue
    frame, meta = pyreadstat.read_sav(f"{folder}/csv/{one['name']}.sav", user_missing=True, disable_datetime_conversion=True)
    cells += frame.size
    wrong += len(frame) != len(entered)
    for n, column in enumerate(one["columns"]):
        wrong += meta.column_labels[n] != " ".join(column["label"].split()) and meta.column_labels[n] != column["label"]
        for have, row in zip(frame[column["name"]], entered):
            number = column["type"] in ("integer", "decimal", "float")
            if number or column["type"] == "string":
                wrong += (have == have if row[n] == "" else have != float(row[n])) if number else have != row[n].rstrip(" ")
print(f"{'DIFFERS' if wrong else 'equal':8} {'SPSS script (PSPP)':22} {cells} cells" + (f", {wrong} differ" if wrong else ""))
sys.exit(wrong > 0)
PY
        failed=$((failed + $?))
    else
        echo "DIFFERS  SPSS script (PSPP)"
        grep -h 'error' "$work/pspp.txt" "$work/pspp.err" | head -3
        failed=$((failed + 1))
    fi
else
    echo "not run  SPSS                   (PSPP is not installed)"
fi
exit $failed
