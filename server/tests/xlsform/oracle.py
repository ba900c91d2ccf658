#!/usr/bin/env python3
"""Compares what `probatum` and ODK's own engine make of the same answers to the same XLSForms.

    server/tests/xlsform/oracle.py [FORM.xlsx...] [--sets N] [--seed N] [--show N] [--keep FOLDER]

FORM      forms; without one, the form that expressions.txt makes.

PROBATUM  the binary (default: probatum on the path).
Needs a Python with pyxform and openpyxl (this one, or PYTHON), and Java 17 or newer; JavaRosa is in the jar that pyxform brings.

Each form gets N sets of random answers, made of the numbers and words that its own rules speak of. For each node the two must
agree on whether it is asked, whether it is required, whether the answer is valid and, for what is calculated, on the value.

Forms are adjusted first, for both sides alike: what only the Community Health Toolkit knows becomes text or is left out, so
that pyxform takes the form. Chance and what is looked up outside the form are left out. Exit code: whether they disagree.
"""

import argparse
import collections
import datetime
import json
import os
import pathlib
import random
import re
import subprocess
import sys
import tempfile

import openpyxl
import pyxform

HERE = pathlib.Path(__file__).parent
JAR = pathlib.Path(pyxform.__file__).parent / "validators/odk_validate/bin/ODK_Validate.jar"
PROBATUM = os.environ.get("PROBATUM", "probatum")
NS = "urn:probatum:xlsform:1"
# Functions that JavaRosa or pyxform's forms do not have.
UNKNOWN = ("instance(", "parse-timestamp", "difference-in", "random()", "pulldata", "NULL")
# Types whose values come of a device.
DEVICE = ("hidden", "deviceid", "phonenumber", "phone number", "simserial", "subscriberid", "username", "email", "uri:")
KNOWN = re.compile(
    r"^(select[ _]?(one|multiple|1)|select all|rank|text|integer|int|decimal|range|date|time|datetime|note|calculate|begin|end|geo|image|audio|"
    r"video|file|barcode|acknowledge|trigger|start|today|deviceid|username|phonenumber|email|hidden)",
    re.IGNORECASE,
)


def read(path):
    """The sheets as rows of text."""
    converted = path
    if path.suffix == ".xls":
        import xlrd

        book = xlrd.open_workbook(path)
        return {sheet.name: [[cell(value) for value in sheet.row_values(n)] for n in range(sheet.nrows)] for sheet in book.sheets()}
    book = openpyxl.load_workbook(converted, read_only=True, data_only=True)
    return {sheet.title: [[cell(value) for value in row] for row in sheet.iter_rows(values_only=True)] for sheet in book}


def cell(value):
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def adjust(sheets):
    """Makes a form of ODK's own out of what others extended."""
    rows = sheets["survey"]
    head = next(n for n, row in enumerate(rows) if any(row))
    names = [name.lower() for name in rows[head]]
    keep = [n for n, name in enumerate(names) if not name.startswith(("instance::", "bind::", "body::", "media::", "cht::"))]
    keep = [n for n in keep if names[n] not in ("image", "audio", "default", "repeat_count", "trigger", "image::english")]
    kind, name = names.index("type"), names.index("name")
    out, seen = [[rows[head][n] for n in keep]], collections.Counter()
    for row in rows[head + 1 :]:
        row = row + [""] * (len(names) - len(row))
        if not row[kind] or row[kind].startswith("include"):
            continue
        if not KNOWN.match(row[kind]):
            row[kind] = "text"
        row[kind] = "text" if row[kind].startswith(DEVICE) else re.sub(r"loop over \S+", "group", re.sub(r"^end loop", "end group", row[kind]))
        if row[kind].startswith("begin repeat") or row[name] == "meta":
            row[name] = row[name] + "_" if row[name] == "meta" else row[name]
        for n, text in enumerate(row):
            if names[n] in ("relevant", "calculation", "calculate", "constraint", "choice_filter"):
                text = re.sub(r"\b(floor|ceiling)\s*\(", "int(", text)
                # A group that asks for its own questions goes in a circle.
                circle = names[n] == "relevant" and text.startswith("./")
                row[n] = "" if circle or any(word in text for word in UNKNOWN) else text
        calculation = next((row[n] for n, one in enumerate(names) if one in ("calculation", "calculate")), "")
        if row[kind] == "calculate" and not calculation:
            row[kind] = "text"
        label = next((n for n, one in enumerate(names) if one.startswith("label")), None)
        if label is not None and row[name] and not any(row[n] for n, one in enumerate(names) if one.startswith("label")):
            row[label] = row[name]
        # Two of one name are two, here as there.
        if row[name] and not row[kind].startswith(("begin", "end")):
            seen[row[name]] += 1
        out.append([row[n] for n in keep])
    choices = [row for row in sheets.get("choices", []) if any(row)]
    settings = [["form_title", "form_id", "allow_choice_duplicates"], ["Form", "data", "yes"]]
    return {"survey": out, "choices": choices or [["list_name", "name", "label"]], "settings": settings}


def write(sheets, path):
    book = openpyxl.Workbook()
    book.remove(book.active)
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([text or None for text in row])
        for row in sheet.iter_rows():
            for one in row:
                one.data_type = "s" if one.value is not None else one.data_type
    book.save(path)


def made_of(expressions):
    """A form in which each expression decides what is asked or gives a value."""
    kinds = [("text", "t t2"), ("integer", "i j"), ("decimal", "f"), ("date", "d e"), ("dateTime", "dt"), ("select_one abc", "s r"), ("select_one num", "n"), ("select_multiple abc", "m")]
    rows = [["type", "name", "label", "relevant", "calculation"]]
    rows += [[kind, name, name, "", ""] for kind, names in kinds for name in names.split()]
    for n, line in enumerate(one for one in expressions.read_text().splitlines() if one and not one.startswith("#")):
        asked, text = line[0] == "?", line[2:]
        rows.append(["integer" if asked else "calculate", f"x{n}", f"x{n}" if asked else "", text if asked else "", "" if asked else text])
    choices = [["list_name", "name", "label"], *(["abc", code, f"Label {code}"] for code in "abc"), *(["num", code, code] for code in "123")]
    return {"survey": rows, "choices": choices, "settings": [["form_title", "form_id"], ["Expressions", "data"]]}


class Form:
    """A design, with the path of each item in ODK's tree."""

    def __init__(self, path):
        done = subprocess.run([PROBATUM, "design", "convert", "--to", "json", path], capture_output=True, check=True)
        design = json.loads(done.stdout)["library"]
        self.items = {item["oid"]: item for item in design["items"]}
        self.lists = {one["oid"]: [choice["value"] for choice in one.get("choices", [])] for one in design.get("code_lists", [])}
        self.group_of, self.refs = {}, {}
        for group in design["groups"]:
            for ref in group["items"]:
                self.group_of[ref["oid"]], self.refs[ref["oid"]] = group["oid"], ref
        self.texts = [one["text"] for kind in ("conditions", "methods", "rules") for part in design.get(kind, []) for one in part["expressions"]]
        self.texts += [one["text"] for item in design["items"] for check in item.get("ranges", []) for one in check.get("expressions", [])]
        self.untranslated = {part["oid"] for kind in ("conditions", "methods") for part in design.get(kind, []) if all(one["context"] == "XLSForm" for one in part["expressions"])}
        self.paths = {}
        outline = next(one for one in design["forms"][0]["carried"]["elements"] if one["name"] == "outline")
        self.walk(outline, "/data")

    def walk(self, element, path):
        for child in element.get("children", []):
            child = child.get("element")
            if child is None:
                continue
            if child["name"] == "item":
                oid = child["attributes"][0]["value"]
                self.paths[oid] = f"{path}/{self.items[oid]['name']}"
            elif child["name"] in ("group", "repeat"):
                self.walk(child, f"{path}/{self.name(child)}")

    @staticmethod
    def name(element):
        cells = [one["element"] for one in element["children"] if "element" in one]
        named = [one for one in cells if one["name"] == "cell" and one["attributes"][0]["value"] == "name"]
        return named[0]["children"][0]["text"]

    def answers(self, chance, today):
        numbers = sorted({float(one) for text in self.texts for one in re.findall(r"(?<![\w.])\d+(?:\.\d+)?", text) if float(one) < 1e6}) or [1.0]
        words = sorted({one for text in self.texts for one in re.findall(r"'([^']*)'|\"([^\"]*)\"", text) for one in one if one.strip() and "\n" not in one})
        found = {}
        for oid, item in self.items.items():
            ref = self.refs.get(oid, {})
            if ref.get("method") or ref.get("unless") == "XLSForm.hidden" or oid not in self.paths or chance.random() < 0.2:
                continue
            found[oid] = self.answer(item, chance, today, numbers, words)
        return {oid: text for oid, text in found.items() if text}

    def answer(self, item, chance, today, numbers, words):
        codes = self.lists.get(item.get("code_list"))
        if item.get("many") and codes:
            return " ".join(chance.sample(sorted(set(codes)), chance.randint(1, min(3, len(set(codes))))))
        if codes:
            return chance.choice(codes)
        dated = re.search(r"date|dob|edd|lmp|_ctx|time", item["name"])
        day = today + datetime.timedelta(days=chance.choice([0, 1, -1, chance.randint(-400, 300)]))
        number = max(0.0, chance.choice(numbers) + chance.choice([-1, 0, 0, 1]))
        return {
            "integer": lambda: str(int(number)),
            "float": lambda: f"{number:.2f}".rstrip("0").rstrip("."),
            "date": day.isoformat,
            "datetime": lambda: f"{day.isoformat()}T{chance.randint(0, 23):02}:30:00.000Z",
            "time": lambda: f"{chance.randint(0, 23):02}:{chance.randint(0, 59):02}:00.000Z",
            # JavaRosa stops at a text that should be a date and is none.
            "text": lambda: day.isoformat() if dated else chance.choice(words + ["free text", "7", "007"]),
        }.get(item["data_type"], lambda: "")()


def lines(text):
    """The answers' blocks, by file."""
    block = None
    found = {}
    for line in text.splitlines():
        if line.startswith("# "):
            block = found.setdefault(line[2:], [])
        elif block is not None:
            block.append(line.split("\t"))
    return found


def same(ours, theirs):
    """Whether two calculated values say the same."""
    if ours == theirs or f"{ours}T00:00:00.000Z" == theirs:
        return True
    try:
        return abs(float(ours) - float(theirs)) <= 1e-6 * max(1.0, abs(float(theirs)))
    except ValueError:
        return False


def compare(path, arguments, folder, counts):
    name = path.name
    book = folder / f"{path.stem}.xlsx"
    write(made_of(path) if path.suffix == ".txt" else adjust(read(path)), book)
    xml = folder / f"{path.stem}.xml"
    made = subprocess.run([sys.executable, "-m", "pyxform.xls2xform", "--skip_validate", "--json", book, xml], capture_output=True, text=True)
    if not xml.exists():
        print(f"{name:40} pyxform refuses: {made.stdout.strip()[-200:]}")
        return
    form, today = Form(book), datetime.datetime.now(datetime.timezone.utc).date()
    chance = random.Random(arguments.seed)
    ours, theirs = [], []
    for n in range(arguments.sets):
        answers = form.answers(chance, today)
        ours.append(folder / f"{path.stem}.{n}.ours.tsv")
        theirs.append(folder / f"{path.stem}.{n}.theirs.tsv")
        ours[-1].write_text("".join(f"{form.group_of[oid]}\t1\t{oid}\t{plain(text)}\n" for oid, text in answers.items()))
        theirs[-1].write_text("".join(f"{form.paths[oid]}\t{text}\n" for oid, text in answers.items()))
    flags = [flag for one in ours for flag in ("--answers", one)]
    mine = subprocess.run([PROBATUM, "design", "evaluate", book, "--today", today.isoformat(), *flags], capture_output=True, text=True)
    if mine.stderr:
        print(f"{name:40} faults: {mine.stderr.strip()[:600]}")
    java = ["java", "-Duser.timezone=UTC", "-cp", JAR, HERE / "Oracle.java", xml, *theirs]
    odk = subprocess.run(java, capture_output=True, text=True)
    if not odk.stdout:
        print(f"{name:40} no answer: {odk.stderr[-600:]}")
    mine, odk = lines(mine.stdout), lines(odk.stdout)
    found = collections.Counter()
    shown = 0
    for first, second in zip(ours, theirs):
        here = {row[2]: row for row in mine.get(str(first), [])}
        there = {row[0]: row for row in odk.get(str(second), []) if row[0].startswith("/")}
        for failed in [row for row in odk.get(str(second), []) if row[0].startswith("!")]:
            found["refused by JavaRosa"] += 1
            if shown < arguments.show:
                shown += 1
                print("   ", failed[0][:300])
        for oid, path_there in form.paths.items():
            if oid not in here or path_there not in there or form.refs[oid].get("unless") == "XLSForm.hidden":
                continue
            for what, left, right in judge(form, oid, here[oid], there[path_there]):
                agree = left == right if what != "value" else same(left, right)
                found[f"{what} {'same' if agree else 'DIFFERENT'}"] += 1
                if not agree and shown < arguments.show:
                    shown += 1
                    print(f"    {first.stem} {oid} {what}: ours {left!r}, theirs {right!r}")
    counts.update(found)
    parts = [f"{what}: {found[f'{what} same']}/{found[f'{what} same'] + found[f'{what} DIFFERENT']}" for what in ("asked", "required", "valid", "value")]
    print(f"{name:40} {'  '.join(parts)}  refused: {found['refused by JavaRosa']}")


def plain(text):
    """ODK writes a zone that a value here does not have."""
    return re.sub(r"(T?\d\d:\d\d:\d\d)\.000Z$", r"\1", text)


def judge(form, oid, here, there):
    ref = form.refs[oid]
    if ref.get("unless") in form.untranslated:
        return
    yield "asked", here[3], there[1]
    if "asked" != here[3] or "asked" != there[1]:
        return
    yield "required", here[4], there[2]
    if here[6] and there[4]:
        yield "valid", here[5], there[3]
    if ref.get("method") and ref["method"] not in form.untranslated and not ref["method"].startswith("XLSForm."):
        yield "value", here[6], there[4]


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("forms", nargs="*", default=[HERE / "expressions.txt"], type=pathlib.Path)
    parser.add_argument("--sets", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--show", type=int, default=5)
    parser.add_argument("--keep", type=pathlib.Path)
    arguments = parser.parse_args()
    counts = collections.Counter()
    with tempfile.TemporaryDirectory() as folder:
        folder = arguments.keep or pathlib.Path(folder)
        folder.mkdir(exist_ok=True)
        for path in arguments.forms:
            compare(path, arguments, folder, counts)
    different = sum(count for what, count in counts.items() if what.endswith("DIFFERENT"))
    alike = sum(count for what, count in counts.items() if what.endswith("same"))
    print(f"{alike} of {alike + different} answers are the same ({100 * alike / max(1, alike + different):.2f} %)")
    sys.exit(different > 0)


if __name__ == "__main__":
    main()
