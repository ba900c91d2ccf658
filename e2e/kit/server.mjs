// The real binary, on a free port, with a data directory of its own.
// Planting the demo takes longer than copying it: it is done once for each build of the binary, and copied for each file of tests.
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, existsSync, mkdtempSync, readdirSync, renameSync, rmSync, statSync } from "node:fs";
import { homedir, tmpdir } from "node:os";
import { join } from "node:path";

const SLOW = 180_000;

export class Server {
  static async start() {
    const planted = await plant();
    const directory = room("probatum-e2e-");
    // With owners and modes: PostgreSQL, which does not run as root, insists on both.
    execFileSync("cp", ["-a", planted, join(directory, "data")]);
    return new Server(join(directory, "data"), directory).ready();
  }

  /** Without an argument for `directory`, the data stay when the server stops. */
  constructor(data, directory) {
    this.data = data;
    this.directory = directory;
    process.once("exit", () => this.process.kill("SIGKILL"));
    this.#begin("127.0.0.1:0");
  }

  #begin(listen) {
    this.log = "";
    const environment = { ...process.env, PROBATUM_DATA_DIR: this.data, PROBATUM_LISTEN: listen };
    delete environment.DATABASE_URL;
    this.process = spawn(binary(), ["demo"], { env: environment, stdio: ["ignore", "pipe", "pipe"] });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream.setEncoding("utf8").on("data", (text) => (this.log += text));
    }
  }

  /** Ends it as a power cut would: nothing is finished, nobody is told. */
  async kill() {
    this.process.kill("SIGKILL");
    if (this.process.exitCode === null && this.process.signalCode === null) await once(this.process, "exit");
  }

  /** Starts it again where it was, with the data that it left. */
  revive() {
    this.#begin(new URL(this.url).host);
    return this.ready();
  }

  /** Stops it, has the same program do something to its data, and starts it again where it was. */
  async meanwhile(...command) {
    this.process.kill("SIGTERM");
    await once(this.process, "exit");
    execFileSync(binary(), command, { env: { ...process.env, PROBATUM_DATA_DIR: this.data }, stdio: "pipe" });
    return this.revive();
  }

  /** Waits until it has said where it listens and with which password people sign in. */
  async ready() {
    const [, password] = await this.#said(/with the password {2}(\S+)/);
    const [, url] = await this.#said(/Probatum listens on (\S+)/);
    this.password = password;
    this.url = url.replace(/\/$/, "");
    return this;
  }

  #said(pattern) {
    const found = () => this.log.match(pattern);
    return new Promise((resolve, reject) => {
      const look = () => found() && done(() => resolve(found()));
      const gone = () => done(() => reject(new Error(`probatum ended before it said ${pattern}:\n${this.tail()}`)));
      const late = setTimeout(() => done(() => reject(new Error(`probatum did not say ${pattern}:\n${this.tail()}`))), SLOW);
      const done = (end) => {
        clearTimeout(late);
        this.process.stdout.off("data", look);
        this.process.off("exit", gone);
        end();
      };
      this.process.stdout.on("data", look);
      this.process.once("exit", gone);
      look();
    });
  }

  tail(lines = 30) {
    return this.log.trimEnd().split("\n").slice(-lines).join("\n");
  }

  async stop() {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      this.process.kill("SIGTERM");
      await once(this.process, "exit");
    }
    if (this.directory) rmSync(this.directory, { recursive: true, force: true });
  }
}

/** A temporary directory that the database's user can pass through. */
function room(prefix) {
  const directory = mkdtempSync(join(tmpdir(), prefix));
  chmodSync(directory, 0o711);
  return directory;
}

function binary() {
  const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/probatum/target");
  return process.env.PROBATUM_BIN ?? join(target, "debug/probatum");
}

/** A data directory with the demo in it, made by this very binary. */
async function plant() {
  const { size, mtimeMs } = statSync(binary());
  const kind = `probatum-e2e-planted-${process.getuid?.() ?? 0}-`;
  const planted = join(tmpdir(), `${kind}${size}-${Math.trunc(mtimeMs)}`);
  if (!existsSync(planted)) {
    const making = room("probatum-e2e-planting-");
    const server = await new Server(join(making, "data")).ready();
    await server.stop();
    if (!existsSync(planted)) renameSync(join(making, "data"), planted);
    rmSync(making, { recursive: true, force: true });
    forget(kind);
  }
  return planted;
}

/** Of what earlier builds planted, the last two are kept: another clone may be at work on one. */
function forget(kind) {
  const all = readdirSync(tmpdir()).filter((name) => name.startsWith(kind)).map((name) => join(tmpdir(), name));
  const newest = all.sort((a, b) => statSync(b).ctimeMs - statSync(a).ctimeMs);
  for (const old of newest.slice(3)) rmSync(old, { recursive: true, force: true });
}
