// Each page of `broken/` has one fault, and names in a meta element the check that must find it; `sound.html` has none.
// A check that finds nothing in its page, or something in another's, has stopped working.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "./checks/browser.mjs";
import { pagesIn } from "./checks/files.mjs";
import { inspectAll } from "./checks/inspect.mjs";

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), "broken");
const files = pagesIn(root);
const browser = await launch();
const failures = await inspectAll(browser, root, files).finally(() => browser.close());

let wrong = 0;
for (const file of files) {
  const name = path.relative(root, file);
  const [, check, words] = /<meta name="fault" content="(\w+): (.*?)">/.exec(fs.readFileSync(file, "utf8")) ?? [];
  const found = failures.filter((failure) => failure.file === name);
  const isFound = check === undefined || found.some((failure) => failure.check === check && failure.text().includes(words));
  const others = found.filter((failure) => failure.check !== check);
  if (isFound && others.length === 0) continue;
  wrong += 1;
  if (!isFound) console.log(`${name}: ${check} did not find "${words}"`);
  for (const failure of others) console.log(`${name}: not the fault of this page: ${failure.text()}`);
}
console.log(`${files.length} pages, ${wrong} judged wrongly`);
process.exitCode = wrong > 0 ? 1 : 0;
