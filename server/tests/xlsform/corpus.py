#!/usr/bin/env python3
"""Reads every XLSForm of a directory with `probatum`, counts what became of its expressions, and writes it out again.

    server/tests/xlsform/corpus.py CORPUS [--why]

CORPUS    a directory of .xlsx and .xls files.
--why     prints each expression that was not translated, with the reason.
PROBATUM  the binary (default: probatum on the path).

A file passes when it is refused with a reason, or when its export comes back as an equal design and is written a second time
as the same bytes. Expressions that look things up outside the form (`instance(...)`, extensions of the Community Health
Toolkit) are counted apart. The exit code is the number of files that fail.
"""

import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

PROBATUM = os.environ.get("PROBATUM", "probatum")
OUTSIDE = ("instance(", "Community Health Toolkit")


def run(*arguments):
    return subprocess.run([PROBATUM, "design", *map(str, arguments)], capture_output=True)


def expressions(design):
    """Whether each expression of the form was translated."""
    parts = [part["expressions"] for kind in ("conditions", "methods", "rules") for part in design.get(kind, [])]
    parts += [check.get("expressions", []) for item in design.get("items", []) for check in item.get("ranges", [])]
    contexts = [{one["context"] for one in part} for part in parts]
    return [("Probatum" in all) for all in contexts if "XLSForm" in all]


def round_trip(path, folder):
    first, second = folder / "1.xlsx", folder / "2.xlsx"
    for source, target in ((path, first), (first, second)):
        written = run("convert", "--to", "xlsform", source)
        if written.returncode:
            return f"FAIL: no export: {written.stderr.decode()[:200]}"
        target.write_bytes(written.stdout)
    designs = [json.loads(run("convert", "--to", "json", one).stdout) for one in (path, first)]
    if designs[0] != designs[1]:
        return f"FAIL: the design that comes back differs: {difference(*designs)}"
    return "equal, same bytes" if first.read_bytes() == second.read_bytes() else "FAIL: the second export differs"


def difference(left, right, path=""):
    if type(left) is not type(right) or not isinstance(left, (dict, list)):
        return "" if left == right else f"{path}: {str(left)[:150]} | {str(right)[:150]}"
    if isinstance(left, dict):
        keys = sorted(set(left) | set(right))
        return next(filter(None, (difference(left.get(key), right.get(key), f"{path}/{key}") for key in keys)), "")
    found = next(filter(None, (difference(*pair, f"{path}[{n}]") for n, pair in enumerate(zip(left, right)))), "")
    return found or ("" if len(left) == len(right) else f"{path}: {len(left)} | {len(right)} parts")


def main():
    corpus, why = pathlib.Path(sys.argv[1]), "--why" in sys.argv
    failed, total, reasons = 0, collections.Counter(), collections.Counter()
    print(f"{'file':40} {'items':>6} {'groups':>6} {'rules':>6} {'done':>6} {'kept':>5} {'apart':>5}  result")
    for path in sorted(one for one in corpus.iterdir() if one.suffix in (".xlsx", ".xls")):
        report = json.loads(run("check", path).stdout)
        if not report["accepted"]:
            placed = all(one["what"] for one in report["refused"])
            print(f"{path.name[:40]:40} {'refused: ' + report['refused'][0]['what'][:90] if placed else 'FAIL: no reason'}")
            failed += not placed
            continue
        design = json.loads(run("convert", "--to", "json", path).stdout)["library"]
        kept = [one for one in report["kept"] if one["what"].startswith("Not translated")]
        apart = sum(any(word in one["what"] for word in OUTSIDE) for one in kept)
        all_of_them = expressions(design)
        done = sum(all_of_them)
        # Conditions are shared, so what was kept is counted in the design, not in the report.
        undone = len(all_of_them) - done
        apart = min(apart, undone)
        total.update(done=done, kept=undone - apart, apart=apart)
        with tempfile.TemporaryDirectory() as folder:
            result = round_trip(path, pathlib.Path(folder))
        failed += result.startswith("FAIL")
        counts = report["counts"]
        print(f"{path.name[:40]:40} {counts['items']:6} {counts['groups']:6} {len(all_of_them):6} {done:6} {undone - apart:5} {apart:5}  {result}")
        for one in kept if why else []:
            print(f"    {one['path']}: {one['what'][:260]}")
            reasons[one["what"].split(" Kept,")[0]] += 1
    share = 100 * total["done"] / max(1, total["done"] + total["kept"])
    print(f"{failed} failed; translated {total['done']} of {total['done'] + total['kept']} ({share:.1f} %), and {total['apart']} apart")
    sys.exit(failed)


if __name__ == "__main__":
    main()
