// The files of dist/: named by content, compressed beside themselves, listed in assets.json, and nothing else in the directory.
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";

const COMPRESSIBLE = /\.(wasm|js|css|svg|html|json|ftl)$/;

export class Output {
  constructor(directory, { compress }) {
    this.directory = directory;
    this.compress = compress;
    this.paths = new Map();
    this.files = new Map();
  }

  /** Adds a file that may be cached for ever; gives its path in a URL. */
  add(name, content) {
    const bytes = Buffer.from(content);
    const hash = createHash("sha256").update(bytes).digest("hex").slice(0, 12);
    const path = `assets/${name.replace(/(\.[^.]+)$/, `-${hash}$1`)}`;
    this.files.set(path, bytes);
    this.paths.set(name, `/${path}`);
    return `/${path}`;
  }

  /** Adds a file that keeps its name and is asked for each time. */
  page(name, content) {
    this.files.set(name, Buffer.from(content));
  }

  /** Puts the paths of files in the place of `{name.ext}`. */
  resolve(text, named = /\{([\w-]+\.\w+)\}/g) {
    return text.replace(named, (_, name) => {
      if (!this.paths.has(name)) throw new Error(`There is no file ${name} to refer to.`);
      return this.paths.get(name);
    });
  }

  /** Writes what changed, removes what is no longer part of the app; gives a table of sizes. */
  write() {
    const sizes = [...this.files].map(([path, bytes]) => this.#store(path, bytes));
    const sizeOf = new Map(sizes.map(({ path, bytes, brotli, gzip }) => [`/${path}`, { bytes, brotli, gzip }]));
    this.manifest = Object.fromEntries([...this.paths].map(([name, path]) => [name, { path, ...sizeOf.get(path) }]));
    this.#put("assets.json", Buffer.from(JSON.stringify(this.manifest, null, 2)));
    this.#sweep(new Set([...sizes.flatMap((one) => one.written), "assets.json"]));
    return table(sizes);
  }

  #store(path, bytes) {
    const size = { path, bytes: bytes.length, written: [path] };
    this.#put(path, bytes);
    if (this.compress && COMPRESSIBLE.test(path)) {
      size.brotli = this.#sibling(path, ".br", () => brotli(bytes), size);
      size.gzip = this.#sibling(path, ".gz", () => gzipSync(bytes, { level: 9 }), size);
    }
    return size;
  }

  /** A compressed sibling is made once for each content, because its name stands for the content. */
  #sibling(path, suffix, make, size) {
    const file = join(this.directory, path + suffix);
    const kept = path.startsWith("assets/") && existsSync(file);
    const bytes = kept ? readFileSync(file) : make();
    this.#put(path + suffix, bytes);
    size.written.push(path + suffix);
    return bytes.length;
  }

  #put(path, bytes) {
    const file = join(this.directory, path);
    if (existsSync(file) && readFileSync(file).equals(bytes)) return;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, bytes);
  }

  #sweep(keep) {
    const all = readdirSync(this.directory, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    for (const entry of all) {
      const file = join(entry.parentPath ?? entry.path, entry.name);
      if (!keep.has(relative(this.directory, file))) rmSync(file);
    }
  }
}

function brotli(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: 24,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

function table(sizes) {
  const line = ({ path, bytes, brotli }) => `  ${path.padEnd(44)} ${kb(bytes)} ${kb(brotli)}`;
  return ["  file".padEnd(46) + "         kB    brotli kB", ...sizes.map(line)].join("\n");
}

function kb(bytes) {
  return (bytes === undefined ? "-" : (bytes / 1024).toFixed(1)).padStart(11);
}
