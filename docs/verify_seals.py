#!/usr/bin/env python3
"""Verifies bundles of sealed audit trails, as docs/seals.md of Probatum specifies them. Standard library alone.

    verify_seals.py [--keys KEYS.json] [--head HEAD] BUNDLE...     prints the places that are not as they were sealed
"""
import argparse, bisect, functools, hashlib, json, sys, zipfile

FIELDS = ("table tenant seq at actor actor_name role organisation action reason request op row_id study site subject changes").split()
sha = lambda data: hashlib.sha256(data).digest()
leaf = lambda data: sha(b"\0" + data)
node = lambda left, right: sha(b"\1" + left + right)

# Ed25519 (RFC 8032, section 5.1), extended coordinates.
P, L = 2**255 - 19, 2**252 + 27742317777372353535851937790883648493
D, I = -121665 * pow(121666, P - 2, P) % P, pow(2, (P - 1) // 4, P)

def add(p, q):
    a, b = (p[1] - p[0]) * (q[1] - q[0]) % P, (p[1] + p[0]) * (q[1] + q[0]) % P
    c, d = 2 * p[3] * q[3] * D % P, 2 * p[2] * q[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P

def times(n, p):
    q = (0, 1, 1, 0)
    while n:
        q, p, n = (add(q, p) if n & 1 else q), add(p, p), n >> 1
    return q

def point(data):
    y = int.from_bytes(data, "little")
    sign, y = y >> 255, y & (1 << 255) - 1
    xx = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(xx, (P + 3) // 8, P)
    x = x if (x * x - xx) % P == 0 else x * I % P
    if len(data) != 32 or y >= P or (x * x - xx) % P or (x == 0 and sign):
        raise ValueError("no point of the curve")
    x = P - x if x & 1 != sign else x
    return x, y, 1, x * y % P

BASE = point((4 * pow(5, P - 2, P) % P).to_bytes(32, "little"))

@functools.lru_cache(maxsize=None)
def signed(public, text, signature):
    try:
        a, r, s = point(public), point(signature[:32]), int.from_bytes(signature[32:], "little")
    except ValueError:
        return False
    h = int.from_bytes(hashlib.sha512(signature[:32] + public + text).digest(), "little") % L
    p, q = times(s, BASE), add(r, times(h, a))
    return len(signature) == 64 and s < L and (p[0] * q[2] - q[0] * p[2]) % P == 0 and (p[1] * q[2] - q[1] * p[2]) % P == 0

def entry_hash(row):
    if row.get("leaf"):
        return bytes.fromhex(row["leaf"])
    values = [row.get(name) for name in FIELDS]
    values[-1] = values[-1] if values[-1] is None else sha(values[-1].encode()).hex()
    parts = [b"-" if value is None else b"%d:%s" % (len(value.encode()), value.encode()) for value in values]
    return leaf(b"probatum.entry.v1\n" + b"".join(parts))

def fold(size, shown, others):
    """The root of a tree of `size` leaves: `shown` by index, `others` for the largest subtrees without one."""
    others = iter(others)
    def root(start, count):
        first = bisect.bisect_left(indices, start)
        if indices[first:first + 1] == [] or indices[first] >= start + count:
            return next(others)
        if count == 1:
            return shown[start]
        half = 1 << (count - 1).bit_length() - 1
        return node(root(start, half), root(start + half, count - half))
    try:
        indices = sorted(shown)
        result = root(0, size) if size and all(0 <= at < size for at in shown) else None
        return result if next(others, None) is None else None
    except (StopIteration, TypeError):
        return None

def push(peaks, hash, size=1):
    """Adds a leaf to a growing tree: its complete subtrees, as [leaves, root]."""
    while peaks and peaks[-1][0] == size:
        hash, size = node(peaks.pop()[1], hash), size * 2
    peaks.append((size, hash))

def log_root(peaks):
    return functools.reduce(lambda right, left: node(left, right), [hash for _, hash in reversed(peaks)]) if peaks else sha(b"")

def read_body(seal, tenant, keys):
    """What a seal says; None if it was not signed by one of the keys, for this tenant and as this number."""
    try:
        form, *lines = seal["body"].split("\n")
        body = dict(line.split(" ", 1) for line in lines[:9])
        body["spans"] = [line.split(" ")[1:] for line in lines[9:] if line.startswith("span ")]
        body["scopes"] = [line.split(" ")[1:] for line in lines[9:] if line.startswith("scope ")]
        number, body["first"], body["count"] = int(body["number"]), int(body["first"]), int(body["count"])
        holds = signed(keys[body["key"]], seal["body"].encode(), bytes.fromhex(seal["signature"]))
        return body if holds and form == "probatum.seal.v1" and body["tenant"] == tenant and number == seal["seal"] else None
    except (KeyError, ValueError):
        return None

def verify(about, keys, seals, rows, heads):
    faults, tenant, known, last, doubtful, met, upto = set(), about["tenant"], {}, None, [], None, {}
    log, sites = [], about["sites"]  # log: the tree over all seals before the one at hand, as far as they are known
    for key in keys:
        if sha(bytes.fromhex(key["public"])).hex()[:16] == key["id"]:
            known[key["id"]] = bytes.fromhex(key["public"])
        else:
            faults.add(f"key {key['id']} altered")
    def gaps(end):
        start = last[0] + 1 if last else 0
        for number in [n for n in doubtful if n < end] + [end]:
            if start < number:
                faults.add(f"seal {start} missing" if start == number - 1 else f"seals {start}-{number - 1} missing")
            start = max(start, number + 1)
        doubtful.clear()
    def inserted(table, seq, row):
        faults.add(f"entry - {table} {seq} {row.get('row_id') or '-'} inserted")
    for seal in sorted(seals, key=lambda seal: seal["seal"]):
        number, body = seal["seal"], read_body(seal, tenant, known)
        if met == number:
            faults.add(f"seal {number} doubled")
            continue
        met = number
        if body is None:
            faults.add(f"seal {number} altered")
            doubtful += [number] if number >= 0 else []
            for entry in seal["entries"]:
                rows.pop((entry[2], entry[3]), None)
            continue
        gaps(number)
        own, first, count = leaf(seal["body"].encode()), body["first"], body["count"]
        before, follows = bytes.fromhex(body["before"]), number > 0 or (first == 0 and body["before"] == "0" * 64)
        if last and last[0] == number - 1:
            follows = before == last[1] and first == last[2] and all(upto.get(t, 0) <= int(after) for t, after, _, _ in body["spans"])
            before = last[1]
        if sum(size for size, _ in log) == number - 1:
            push(log, before)
        follows = follows and (sum(size for size, _ in log) != number or log_root(log).hex() == body["log"])
        if not follows or any(head["number"] == number and head["hash"] != own.hex() for head in heads):
            faults.add(f"seal {number} unchained")
        upto.update((table, int(to)) for table, _, to, _ in body["spans"])
        last = number, own, first + count
        taken = []
        for _, _, table, seq, _, hash in seal["entries"]:
            found = rows.pop((table, seq), [])
            best = next((row for row in found if entry_hash(row).hex() == hash), found[0] if found else None)
            [inserted(table, seq, row) for row in found if row is not best]
            taken.append(best)
        at = [entry[0] - first for entry in seal["entries"]]
        leads = lambda hashes: at == sorted(set(at)) and None not in hashes and (
            fold(count, dict(zip(at, hashes)), map(bytes.fromhex, seal["others"])) == bytes.fromhex(body["root"]))
        hashes = [row and entry_hash(row) for row in taken]
        listed = leads([bytes.fromhex(entry[5]) for entry in seal["entries"]])
        proven = not listed and leads(hashes)
        if not listed and not proven:
            faults.add(f"seal {number} unproven")
        counts = [0] * len(body["scopes"])
        for (position, scope, table, seq, id, hash), row, found in zip(seal["entries"], taken, hashes):
            place = body["scopes"][scope][:2] if 0 <= scope < len(counts) else None
            if place:
                counts[scope] += 1
            wrong = None
            if row is None:
                wrong = "missing"
            elif found.hex() != hash:
                wrong = "relisted" if proven else "altered"
            elif row["row_id"] != id or place and place != [row.get("study") or "-", row.get("site") or "-"]:
                wrong = "relisted"
            if wrong:
                faults.add(f"entry {position} {table} {seq} {id} {wrong}")
        sight = lambda study, site: about["study"] in (None, study) and (sites is None or site in sites)
        wanted = [int(n) if sight(study, site) else 0 for study, site, n in body["scopes"]]
        if (listed or proven) and (counts != wanted or sum(counts) != len(taken)):
            faults.add(f"seal {number} incomplete")
    for (table, seq), found in rows.items():
        [inserted(table, seq, row) for row in found]
    if heads:
        gaps(max(head["number"] for head in heads) + 1)
    return sorted(faults)

def main():
    args = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    args.add_argument("--keys"), args.add_argument("--head"), args.add_argument("bundles", nargs="+")
    args = args.parse_args()
    whole = True
    for name in args.bundles:
        with zipfile.ZipFile(name) as bundle:
            about, keys = json.loads(bundle.read("about.json")), json.loads(bundle.read("keys.json"))
            seals, rows = [], {}
            for line in map(json.loads, bundle.read("trail.ndjson").decode().split("\n")[:-1]):
                seals.append(line) if "seal" in line else rows.setdefault((line["table"], int(line["seq"])), []).append(line)
        keys = json.load(open(args.keys)) if args.keys else keys
        heads = [head for head in (about["head"], args.head and json.load(open(args.head))) if head]
        faults = verify(about, keys, seals, rows, heads)
        whole = whole and not faults
        print(f"{name}: {len(seals)} seals, {len(faults)} places that are not as they were sealed", *faults, sep="\n  ")
    sys.exit(0 if whole else 2)

if __name__ == "__main__":
    main()
