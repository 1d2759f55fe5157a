// Every link leads somewhere, and every id is one element's.
import fs from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Failure, atMost } from "./failure.mjs";

const CHECK = "links";
const idsOfFiles = new Map();

/** Links of the page that lead nowhere, and ids given twice. */
export async function links(page, root, file) {
  const { ids, hrefs } = await page.evaluate(idsAndLinks);
  idsOfFiles.set(file, new Set(ids));
  const failures = [];
  const fail = (selector, message) => failures.push(new Failure(CHECK, "open", selector, message));

  const seen = new Set();
  for (const id of ids) {
    if (seen.has(id)) fail(`#${id}`, "an id given twice");
    seen.add(id);
  }
  for (const { written, resolved, isEvidence } of hrefs) {
    const selector = `a[href="${written}"]`;
    if (isEvidence && !/#.+/.test(written)) fail(selector, "a link to evidence leads to no place of a page");
    const wrong = resolved.startsWith("file:") ? wrongTarget(resolved, root) : "";
    if (wrong) fail(selector, wrong);
    else if (!/^(file|https?|mailto):/.test(resolved)) fail(selector, "leads to something that is no page");
  }
  return atMost(8, failures);
}

/** What is wrong with where a link leads; "" where nothing is. */
function wrongTarget(resolved, root) {
  const url = new URL(resolved);
  const target = decodeURIComponent(url.hash.slice(1));
  url.hash = "";
  const file = fileURLToPath(url);
  if (path.relative(root, file).startsWith("..")) return "leads out of the editions' folder";
  if (!fs.existsSync(file)) return "the file does not exist";
  return target === "" || idsOf(file).has(target) ? "" : `nothing there is #${target}`;
}

/** The ids of a page, from its text: pages of our own write each as id="...". */
function idsOf(file) {
  if (!idsOfFiles.has(file)) {
    const text = fs.readFileSync(file, "utf8");
    idsOfFiles.set(file, new Set([...text.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)));
  }
  return idsOfFiles.get(file);
}

/** Runs in the page. */
function idsAndLinks() {
  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const hrefs = [...document.querySelectorAll("a")].map((a) => ({
    written: a.getAttribute("href") ?? "",
    resolved: a.href,
    isEvidence: a.matches(".evidence"),
  }));
  return { ids, hrefs };
}
