// One digest of many files: what tells whether something was made of these.
import { createHash } from "node:crypto";
import { readFileSync, readdirSync } from "node:fs";

/** The files of a folder, by path, without what editors and desktops leave there. */
export const filesIn = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((member) => {
    if (/^\.|~$/.test(member.name)) return [];
    const path = `${folder}/${member.name}`;
    return member.isDirectory() ? filesIn(path) : [path];
  });

/** One digest of files: of their paths below here, and of what is in them. */
export function digest(paths, nameOf = (path) => path) {
  const sum = createHash("sha256");
  for (const path of paths.sort()) sum.update(`${nameOf(path)}\0${createHash("sha256").update(readFileSync(path)).digest("hex")}\n`);
  return sum.digest("hex");
}
