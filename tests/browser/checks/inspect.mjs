// All checks of all pages.
import path from "node:path";
import { pathToFileURL } from "node:url";
import { accessibility } from "./accessibility.mjs";
import { layout } from "./layout.mjs";
import { links } from "./links.mjs";
import { mail } from "./mail.mjs";
import { print } from "./print.mjs";
import { Watch } from "./watch.mjs";

/** How many pages are looked at at once. */
const WORKERS = 3;

/** Every failure of every page, in order of the pages. */
export async function inspectAll(browser, root, files) {
  const results = new Array(files.length);
  let next = 0;
  const work = async () => {
    const page = await browser.newPage();
    const watch = await Watch.over(page, root);
    while (next < files.length) {
      const at = next++;
      results[at] = await inspect(page, watch, root, files[at]);
    }
    await page.close();
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return results.flat();
}

/** Every failure of one file. Its own policy stays in force throughout. */
async function inspect(page, watch, root, file) {
  await watch.begin();
  await page.goto(pathToFileURL(file).href, { waitUntil: "load" });
  const failures = await watch.failures();
  failures.push(...(await links(page, root, file)));
  failures.push(...(await mail(page, file)));
  failures.push(...(await layout(page)));
  failures.push(...(await accessibility(page)));
  failures.push(...(await print(page)));
  failures.push(...watch.late());
  for (const failure of failures) failure.file = path.relative(root, file);
  return failures;
}
