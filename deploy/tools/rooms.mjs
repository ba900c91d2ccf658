// Rooms look up, never down: reads what each file of a room names of other rooms and holds the order of ARCHITECTURE.md.
// What a lower room needs to be told goes through the outbox.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "../..");
const ORDER = [
  "kernel", "access", "tenancy", "forms", "study", "labs", "agenda", "queries", "capture", "review", "audit",
  "coding", "random", "supply", "safety", "epro", "exports", "ctms", "integrations", "validation",
];
// Where rooms are, and how one names another there.
const FLOORS = [
  { home: "shared/src", prefix: "crate", rooms: ORDER },
  { home: "server/src", prefix: "crate::rooms", rooms: ["kernel"] },
  { home: "server/src/rooms", prefix: "crate::rooms", rooms: ORDER },
];
// The front hall of a floor may know every room: it only opens doors.
const HALLS = new Set(["shared/src/lib.rs", "server/src/rooms/mod.rs"]);

// An endpoint's row names the permission it needs; grants speak of the kernel's ids. The two are one knot, tied on purpose.
const TIED = new Set(["shared/src/kernel/endpoint.rs access"]);

const wrong = [];
let files = 0;

function walk(floor, room, directory) {
  for (const entry of readdirSync(join(root, directory), { withFileTypes: true })) {
    const path = `${directory}/${entry.name}`;
    if (entry.isDirectory()) walk(floor, room, path);
    else if (path.endsWith(".rs") && !HALLS.has(path)) look(floor, room, path);
  }
}

function look(floor, room, path) {
  files += 1;
  const text = readFileSync(join(root, path), "utf8").replace(/\/\/.*$/gm, "");
  for (const other of named(floor, text)) {
    if (ORDER.indexOf(other) > ORDER.indexOf(room) && !TIED.has(`${path} ${other}`)) wrong.push(`${path}: ${room} looks down at ${other}`);
  }
}

/** The rooms that a file names: `crate::forms::…`, and each of `use crate::{forms::…, study::…}`. */
function named(floor, text) {
  const single = [...text.matchAll(new RegExp(`\\b${floor.prefix}::(\\w+)`, "g"))];
  const braced = [...text.matchAll(new RegExp(`\\b${floor.prefix}::\\{([^;]*)\\};`, "g"))];
  const inner = braced.flatMap(([, names]) => [...names.matchAll(/\b(\w+)\b/g)]);
  return [...single, ...inner].map(([, name]) => name);
}

for (const floor of FLOORS) {
  const there = readdirSync(join(root, floor.home), { withFileTypes: true }).filter((entry) => entry.isDirectory());
  for (const { name } of there) if (floor.rooms.includes(name)) walk(floor, name, `${floor.home}/${name}`);
  const unknown = floor.home.endsWith("/rooms") ? there.filter(({ name }) => !ORDER.includes(name)) : [];
  for (const { name } of unknown) wrong.push(`${floor.home}/${name} is a room without a place in the order`);
}
if (files === 0) wrong.push("no room was found");
for (const one of new Set(wrong)) console.error(`rooms: ${one}`);
process.exitCode = wrong.length > 0 ? 1 : 0;
