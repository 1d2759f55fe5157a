// Which pages there are.
import fs from "node:fs";
import path from "node:path";

/** All pages under a folder, in order of their paths. */
export function pagesIn(folder) {
  const found = [];
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) found.push(...pagesIn(file));
    else if (entry.name.endsWith(".html")) found.push(file);
  }
  return found.sort();
}

/** The editions themselves, FOLDER/<period>/<audience>.html, without source pages. */
export function editionsIn(folder) {
  return pagesIn(folder).filter((file) => path.relative(folder, file).split(path.sep).length <= 2);
}
