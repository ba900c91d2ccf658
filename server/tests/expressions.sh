#!/bin/bash
# How many expressions of other systems are translated, file by file and language by language.
#
#   server/tests/expressions.sh CORPUS [FOLDER...]
#
# CORPUS    a directory with folders of design files; FOLDER: which of them (default: odm).
# PROBATUM  the binary (default: probatum on the path).
#
# Counts each text once for each file, kind and language. "Translated" means that our own expression stands beside it and that
# our checker accepts it. Below the table: why the others were kept. LIST=1 prints every text with its translation.
set -uo pipefail
corpus=${1:?the corpus directory}
shift
folders=("$@")
[ $# -eq 0 ] && folders=(odm)
for folder in "${folders[@]}"; do
    find "$corpus/$folder" -maxdepth 1 -type f | sort
done | PROBATUM=${PROBATUM:-probatum} python3 -c '
import collections, json, os, subprocess, sys

probatum = os.environ["PROBATUM"]
total, done, why = collections.Counter(), collections.Counter(), collections.Counter()


def run(*arguments):
    return subprocess.run([probatum, "design", *arguments], capture_output=True, text=True).stdout


def definitions(design):
    """Kind, name and expressions of whatever has expressions."""
    library = {**design, **design.get("library", {})}
    for item in library.get("items", []):
        for check in item.get("ranges", []):
            yield "check", item["oid"], check.get("expressions", [])
    for kind in ("conditions", "methods", "rules"):
        for one in library.get(kind, []):
            yield kind[:-1], one["oid"], one.get("expressions", [])


for path in sys.stdin.read().splitlines():
    report = run("check", path).strip()
    if not report or not json.loads(report)["accepted"]:
        continue
    report, design = json.loads(report), json.loads(run("convert", "--to", "json", path))
    said = {}
    for kind, name, expressions in definitions(design):
        own = next((one["text"] for one in expressions if one["context"] == "Probatum"), None)
        for one in expressions:
            if one["context"] != "Probatum":
                key = (os.path.basename(path), kind, one["context"], " ".join(one["text"].split()))
                said[key] = said.get(key) or own
                if os.environ.get("LIST"):
                    print("{} {}\n    {}\n    => {}".format(kind, name, key[3], own))
        if own and not any(one["context"] != "Probatum" for one in expressions):
            key = (os.path.basename(path), kind, "(beside the expressions)", own)
            said[key] = own
    for (file, kind, context, _), own in said.items():
        total[file, kind, context] += 1
        done[file, kind, context] += own is not None
    for kept in report["kept"]:
        if kept["what"].startswith("Not translated"):
            why[kept["what"].replace("Not translated: ", "").replace(" It is kept and exported again.", "")] += 1

print("%-34s %-10s %-26s %9s %10s %5s" % ("file", "kind", "language", "different", "translated", "kept"))
for key in sorted(total):
    print("%-34s %-10s %-26s %9d %10d %5d" % (key[0][:34], key[1], key[2][:26] or "(none)", total[key], done[key], total[key] - done[key]))
everything, translated = sum(total.values()), sum(done.values())
print("%d of %d translated (%.1f %%)" % (translated, everything, 100 * translated / max(everything, 1)))
for text, times in why.most_common():
    print("%5d  %s" % (times, text))
'
