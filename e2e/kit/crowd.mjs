// A server with ten thousand subjects and forty visits each (server/examples/crowd.rs), and a page of somebody signed in there.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { homedir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export async function crowd(subjects = 10_000) {
  const target = process.env.CARGO_TARGET_DIR ?? join(homedir(), ".cache/probatum/target");
  const child = spawn(join(target, "debug/examples/crowd"), [String(subjects)], { stdio: ["pipe", "pipe", "inherit"] });
  process.once("exit", () => child.kill("SIGKILL"));
  const lines = createInterface({ input: child.stdout });
  const gone = once(child, "exit").then(([code]) => Promise.reject(new Error(`the crowd's server ended with ${code}`)));
  const [line] = await Promise.race([once(lines, "line"), gone]);
  gone.catch(() => {});
  const { url, study, cookie } = JSON.parse(line);
  const [name, value] = cookie.split("=");
  const stop = async () => {
    child.stdin.end();
    await once(child, "exit");
  };
  return { url, study, cookie: { name, value, url: url.replace("http:", "https:"), secure: true, httpOnly: true, sameSite: "Strict" }, stop };
}
