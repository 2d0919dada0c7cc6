// What the figures were taken on.
import { execFile } from "node:child_process";
import os from "node:os";
import { promisify } from "node:util";

const run = promisify(execFile);

async function said(program, args, cwd) {
  const { stdout } = await run(program, args, { cwd });
  return stdout.trim();
}

export async function machine(root, chromium) {
  const [commit, changes, browser] = await Promise.all([
    said("git", ["rev-parse", "--short=12", "HEAD"], root),
    said("git", ["status", "--porcelain", "--untracked-files=no"], root),
    said(chromium, ["--version"], root),
  ]);
  return {
    cores: os.availableParallelism(),
    processor: os.cpus()[0].model.trim(),
    memory: Math.round(os.totalmem() / 2 ** 30),
    system: `${os.type()} ${os.release()}`,
    browser: browser.replace(/ built on.*/, ""),
    node: process.version,
    commit: changes ? `${commit} and changes that are not committed` : commit,
    date: new Date().toISOString().slice(0, 10),
  };
}
