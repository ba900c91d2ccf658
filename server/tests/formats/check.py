"""Reads every format of an unpacked snapshot with tools that share no code with Probatum, and compares each value with the CSV.

    check.py FOLDER [VALIDATORS]

VALIDATORS: a directory with the schemas of Dataset-JSON (datasetjson11/dataset.schema.json) and Define-XML
(odmlib-schemas/define/2.1/define2-1-0.xsd). Prints a line for each format; the exit code is how many differ.
"""
import csv, datetime, hashlib, json, math, os, re, sys

import duckdb, jsonschema, openpyxl, pandas, pyarrow.parquet, pyreadstat
from lxml import etree

folder, validators = sys.argv[1], sys.argv[2] if len(sys.argv) > 2 else None
manifest = json.load(open(f"{folder}/manifest.json", encoding="utf-8"))
failed = 0


def table(name):
    path = f"{folder}/csv/{name}.csv"
    path = path if os.path.exists(path) else f"{folder}/csv/data/{name}.csv"
    with open(path, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


TABLES = {one["name"]: (one, *table(one["csv"])) for one in manifest["tables"]}
DAY, SECONDS = datetime.date(1960, 1, 1), datetime.datetime(1960, 1, 1)


def moment(text):
    return datetime.datetime.fromisoformat(text)


def sas(kind, text):
    """What SAS holds for an entered text of a column of this kind."""
    if kind in ("integer", "decimal", "float"):
        return float(text)
    if kind == "date#":
        return float((datetime.date.fromisoformat(text) - DAY).days)
    if kind == "time#":
        clock = datetime.time.fromisoformat(text)
        return float(clock.hour * 3600 + clock.minute * 60 + clock.second)
    if kind == "datetime#":
        return (moment(text) - SECONDS).total_seconds()
    return text.rstrip(" ")


def plain(kind, text):
    """What a format with days and times holds."""
    if kind in ("integer", "decimal", "float"):
        return float(text)
    return {"date#": datetime.date.fromisoformat, "time#": datetime.time.fromisoformat, "datetime#": moment}.get(kind, str)(text)


def missing(value):
    return value is None or value == "" or (isinstance(value, float) and math.isnan(value)) or value is pandas.NaT


def compare(what, name, kinds, found, entered, turn):
    """`found` and `entered`: rows in order, cells in order."""
    wrong = []
    if len(found) != len(entered):
        wrong.append(f"{len(found)} rows instead of {len(entered)}")
    for n, (have, want) in enumerate(zip(found, entered)):
        for column, (kind, a, b) in enumerate(zip(kinds, have, want)):
            same = missing(a) if b == "" else (not missing(a) and a == turn(kind, b))
            if not same and not (b != "" and turn is sas and missing(a) and b.strip(" ") == ""):
                wrong.append(f"row {n + 1} column {column + 1}: {a!r} instead of {b!r}")
    return [f"{what} {name}: {one}" for one in wrong[:3]]


def kinds(one):
    """The columns' kinds as Dataset-JSON would have them: days and times that are numbers in SAS end in #."""
    heads = {}
    path = f"{folder}/dataset-json/{one['name']}.json"
    if os.path.exists(path):
        heads = {c["name"]: c for c in json.load(open(path, encoding="utf-8"))["columns"]}
    def kind(column):
        target = heads.get(column["name"], {}).get("targetDataType")
        return column["type"] + ("#" if target == "integer" and column["type"] in ("date", "time", "datetime") else "")
    return [kind(column) for column in one["columns"]]


def say(what, count, wrong):
    global failed
    failed += bool(wrong)
    print(f"{'DIFFERS' if wrong else 'equal':8} {what:22} {count}")
    for one in wrong[:5]:
        print("        ", one)


def rows(frame):
    return [list(row) for row in frame.itertuples(index=False, name=None)]


def joined(columns, names, found):
    """Texts that go on in further variables, put together again: TERM, TERM2, …"""
    groups, at = [], {name: n for n, name in enumerate(names)}
    at_least = [at[column] for column in columns]
    for n, start in enumerate(at_least):
        end = at_least[n + 1] if n + 1 < len(at_least) else len(names)
        groups.append((start, end))
    def cell(row, start, end):
        parts = row[start:end]
        return parts[0] if end - start == 1 else "".join("" if missing(part) else part for part in parts)
    return [[cell(row, *group) for group in groups] for row in found]


def padded(frame_rows, one, size):
    """pandas takes every eight blanks in the last 80 bytes for padding, also those of empty columns: it may leave out the last rows."""
    left = one["rows"] - len(frame_rows)
    return 0 <= left * size <= 80 + size


def each(what, path, read, turn, ending):
    wrong, count = [], 0
    for name, (one, head, entered) in TABLES.items():
        file = f"{folder}/{path}/{(one['sas'].lower() if path == 'xpt-v5' else name)}.{ending}"
        if not os.path.exists(file):
            return
        try:
            found = read(file, one)
        except Exception as error:
            wrong.append(f"{what} {name}: {type(error).__name__} {str(error)[:150]}")
            continue
        entered = entered[: len(found)] if read is by_pandas else entered
        wrong += compare(what, name, kinds(one), found, entered, turn)
        count += len(entered) * len(head)
    say(what, f"{len(TABLES)} tables, {count} cells", wrong)


def dataset_json(file, one):
    whole = json.load(open(file, encoding="utf-8"))
    schema(whole)
    assert whole["records"] == len(whole["rows"]) and all(len(row) == len(whole["columns"]) for row in whole["rows"])
    return whole["rows"]


def ndjson(file, one):
    lines = open(file, encoding="utf-8").read().split("\n")
    head = json.loads(lines[0])
    schema(head)
    assert head["records"] == len(lines) - 2 and lines[-1] == ""
    return [json.loads(line) for line in lines[1:-1]]


def schema(document):
    if validators:
        whole = json.load(open(f"{validators}/datasetjson11/dataset.schema.json", encoding="utf-8"))
        jsonschema.validators.validator_for(whole)(whole).validate(document)


def readstat(columns):
    def read(file, one):
        frame, meta = pyreadstat.read_xport(file, disable_datetime_conversion=True)
        labels = dict(zip(meta.column_names, meta.column_labels))
        for column in one["columns"]:
            label = column["label"] if columns == "name" else column["label"].encode()[:40].decode(errors="ignore")
            assert (labels[column[columns]] or "") == label.rstrip()[:256], (column[columns], labels[column[columns]])
        names = [column[columns] for column in one["columns"]]
        return joined(names, list(frame.columns), rows(frame))
    return read


def by_pandas(file, one):
    if one["rows"] == 0:
        return []  # pandas gives up on a file without rows.
    reader = pandas.read_sas(file, format="xport", encoding="utf-8", iterator=True)
    size, frame = reader.record_length, reader.read()
    assert padded(frame, one, size), f"{len(frame)} rows instead of {one['rows']}"
    names = [column["sas"] for column in one["columns"]]
    return joined(names, list(frame.columns), [[tiny(cell) for cell in row] for row in rows(frame)])


def tiny(cell):
    # pandas reads SAS's zero as the smallest of numbers.
    return 0.0 if isinstance(cell, float) and abs(cell) < 1e-75 else cell


def arrow(file, one):
    read = pyarrow.parquet.read_table(file)
    assert read.column_names == [column["name"] for column in one["columns"]]
    read.validate(full=True)
    return [[cell for cell in row.values()] for row in read.to_pylist()]


def duck(file, one):
    return [list(row) for row in duckdb.connect().execute("select * from read_parquet(?)", [file]).fetchall()]


def exact(kind, text):
    """Dataset-JSON: whole numbers as numbers, everything else as it was entered."""
    return int(float(text)) if kind == "integer" else float(text) if kind == "float" else text


def excel():
    file = f"{folder}/xlsx/tables.xlsx"
    if not os.path.exists(file):
        return
    book, wrong, count = openpyxl.load_workbook(file, read_only=True), [], 0
    for name, (one, head, entered) in TABLES.items():
        found = [list(row) for row in book[name[:26]].iter_rows(min_row=2, values_only=True)]
        found = [row + [None] * (len(head) - len(row)) for row in found]
        def turn(kind, text):
            if kind == "date#":
                return moment(text) if text >= "1900-03-01" else text
            return plain(kind, text) if kind in ("integer", "decimal", "float") else text
        # What XML has no place for is written _x0001_, as the standard says; openpyxl leaves that to its caller.
        unescape = lambda text: re.sub("_x([0-9A-Fa-f]{4})_", lambda found: chr(int(found[1], 16)), text)
        found = [[float(cell) if isinstance(cell, int) else unescape(cell) if isinstance(cell, str) else cell for cell in row] for row in found]
        wrong += compare("xlsx", name, kinds(one), found, entered, turn)
        count += len(entered) * len(head)
    say("XLSX openpyxl", f"{len(TABLES)} tables, {count} cells", wrong)


def define():
    wrong, tree = [], etree.parse(f"{folder}/define.xml")
    if validators:
        xsd = etree.XMLSchema(etree.parse(f"{validators}/odmlib-schemas/define/2.1/define2-1-0.xsd"))
        xsd.validate(tree)
        wrong = [f"line {error.line}: {error.message[:200]}" for error in xsd.error_log]
    space = {"o": "http://www.cdisc.org/ns/odm/v1.3", "d": "http://www.cdisc.org/ns/def/v2.1"}
    items = set(tree.xpath("//o:ItemDef/@OID", namespaces=space))
    wrong += [f"nothing is at {oid}" for oid in tree.xpath("//o:ItemRef/@ItemOID", namespaces=space) if oid not in items]
    for href in tree.xpath("//d:leaf/@x:href", namespaces={**space, "x": "http://www.w3.org/1999/xlink"}):
        if not os.path.exists(f"{folder}/{href}"):
            wrong.append(f"no file {href}")
    say("Define-XML 2.1 XSD", f"{len(items)} items", wrong)


def hashes():
    wrong = []
    for file in manifest["files"]:
        content = open(f"{folder}/{file['name']}", "rb").read()
        if (len(content), hashlib.sha256(content).hexdigest()) != (file["size"], file["sha256"]):
            wrong.append(file["name"])
    say("Manifest SHA-256", f"{len(manifest['files'])} files", wrong)


hashes()
define()
each("Dataset-JSON 1.1", "dataset-json", dataset_json, exact, "json")
each("Dataset-NDJSON", "dataset-ndjson", ndjson, exact, "ndjson")
each("XPORT v5 ReadStat", "xpt-v5", readstat("sas"), sas, "xpt")
each("XPORT v5 pandas", "xpt-v5", by_pandas, sas, "xpt")
each("XPORT v8 ReadStat", "xpt-v8", readstat("name"), sas, "xpt")
each("Parquet pyarrow", "parquet", arrow, plain, "parquet")
each("Parquet DuckDB", "parquet", duck, plain, "parquet")
excel()
sys.exit(failed)
