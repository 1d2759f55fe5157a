// axe-core finds nothing, in light and in dark, wide and narrow.
import fs from "node:fs";
import { createRequire } from "node:module";
import { Failure, atMost } from "./failure.mjs";

const CHECK = "accessibility";
const AXE = fs.readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const MODES = [
  { mode: "light, 1280 px", colorScheme: "light", width: 1280 },
  { mode: "dark, 1280 px", colorScheme: "dark", width: 1280 },
  { mode: "light, 390 px", colorScheme: "light", width: 390 },
];

/** What axe-core says of the page, or of the parts of it that `context` names. */
export async function accessibility(page, context = null) {
  const failures = [];
  await page.evaluate(AXE);
  for (const { mode, colorScheme, width } of MODES) {
    await page.emulateMedia({ colorScheme });
    await page.setViewportSize({ width, height: 900 });
    for (const { id, help, nodes } of await page.evaluate(runAxe, [TAGS, context])) {
      const of = nodes.map(([target, why]) => new Failure(CHECK, mode, target, `${id}: ${help}; ${why}`));
      failures.push(...atMost(5, of));
    }
  }
  await page.emulateMedia({ colorScheme: null });
  return failures;
}

/** Runs in the page. */
async function runAxe([tags, context]) {
  const options = {
    runOnly: { type: "tag", values: tags },
    rules: { "target-size": { enabled: true } },
    resultTypes: ["violations"],
  };
  const { violations } = await axe.run(context ?? document, options);
  const line = (text) => (text ?? "").replace(/\s+/g, " ");
  return violations.map(({ id, help, nodes }) => ({
    id,
    help,
    nodes: nodes.map((node) => [node.target.join(" "), line(node.failureSummary)]),
  }));
}
