// Opens every page of a folder of editions in headless Chromium and says what is wrong with it.
//
//   node check.mjs FOLDER [--shots DIR]
//
// FOLDER is what `briefer build` wrote: FOLDER/<period>/*.html with their source pages. Exit code 1 where a page fails.
// With --shots, pictures of the editions are saved to DIR instead.
import path from "node:path";
import { parseArgs } from "node:util";
import { launch } from "./checks/browser.mjs";
import { editionsIn, pagesIn } from "./checks/files.mjs";
import { inspectAll } from "./checks/inspect.mjs";
import { shoot } from "./checks/shots.mjs";

const { values, positionals } = parseArgs({ allowPositionals: true, options: { shots: { type: "string" } } });
if (positionals.length !== 1) {
  console.error("usage: node check.mjs FOLDER [--shots DIR]");
  process.exit(2);
}
const root = path.resolve(positionals[0]);
const files = values.shots ? editionsIn(root) : pagesIn(root);
if (files.length === 0) {
  console.error(`${positionals[0]}: holds no page (*.html)\nhint: name the folder that \`briefer build\` wrote to`);
  process.exit(2);
}

const browser = await launch();
try {
  if (values.shots) {
    for (const shot of await shoot(browser, root, files, path.resolve(values.shots))) console.log(shot);
  } else {
    const failures = await inspectAll(browser, root, files);
    for (const failure of failures) console.log(failure.text());
    console.log(`${files.length} pages, ${failures.length} failures`);
    process.exitCode = failures.length > 0 ? 1 : 0;
  }
} finally {
  await browser.close();
}
