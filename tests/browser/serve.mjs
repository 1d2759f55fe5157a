// Edits a project while `briefer serve` shows it in headless Chromium, and measures how soon each change is seen.
//
//   node serve.mjs PROGRAM [--rounds 100] [--limit 300]
//
// Exit code 1 where something is not seen, is seen later than LIMIT milliseconds after it was saved, or is left behind.
import fs from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { accessibility } from "./checks/accessibility.mjs";
import { launch } from "./checks/browser.mjs";
import { Preview } from "./serve/preview.mjs";
import { Server } from "./serve/server.mjs";

const options = { rounds: { type: "string", default: "100" }, limit: { type: "string", default: "300" } };
const { values, positionals } = parseArgs({ allowPositionals: true, options });
if (positionals.length !== 1) {
  console.error("usage: node serve.mjs PROGRAM [--rounds 100] [--limit 300]");
  process.exit(2);
}
const [rounds, limit] = [Number(values.rounds), Number(values.limit)];
const failures = [];
const expect = (holds, message) => holds || failures.push(message);
/** How long each kind of change took to be seen, in milliseconds. */
const waits = new Map();

const server = await Server.start(path.resolve(positionals[0]));
const browser = await launch();
try {
  const template = fs.readFileSync(new URL("../../templates/press/briefing.md", import.meta.url), "utf8");
  const save = (words) => server.save("templates/press/briefing.md", `${words}\n\n{# #}${template}`);
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  const preview = new Preview(page);
  await preview.open(server.address, "press");

  async function timed(kind, change, seen) {
    const begin = performance.now();
    change();
    await seen();
    waits.set(kind, [...(waits.get(kind) ?? []), performance.now() - begin]);
  }
  async function round(number) {
    await timed("a template", () => save(`Round ${number}.`), () => preview.begins(`Round ${number}.`));
    await timed("an error", () => save(`Round ${number} {{ titel }}.`), () => preview.tells("titel"));
    expect(await preview.firstWords() === `Round ${number}.`, `round ${number}: the last good page is not behind the error`);
    await timed("its mending", () => save(`Round ${number}, mended.`), () => preview.isSound(`Round ${number}, mended.`));
  }
  async function inputs(number) {
    const config = (title) => server.change("config.yaml", (text) => text.replace(/^title: .*$/m, `title: ${title}`));
    await timed("the configuration", () => config(`Watch ${number}`), () => preview.isTitled(`Watch ${number}`));
    const note = `Correction ${number} is a note.`;
    const corrections = `- note: {on: "no more than 900 fighters", text: "${note}"}\n`;
    await timed("a correction", () => server.save("corrections.yaml", corrections), () => preview.holds(note));
    const name = `Camp Ostrava${"abcdefghij"[number % 10]}`;
    const article = `${name} opens\n\nThe camp was opened on Wednesday, officials said. They said 120 people were there.\n`;
    await timed("a document", () => server.save(`corpus/2026-W14/2026-04-01-new.txt`, article), () => preview.holds(`${name} opens`));
  }

  await round(0);
  await inputs(0);
  waits.clear();
  const before = server.holds();
  for (let number = 1; number <= rounds; number += 1) {
    await round(number);
    if (number % 10 === 0) await inputs(number / 10);
  }

  await preview.scroll(600);
  save("Scrolled.");
  await preview.begins("Scrolled.");
  expect(await preview.scrolledTo(600), "a page that is loaded again is not where its reader was");
  await preview.follow();
  save("Followed.");
  await page.waitForTimeout(400);
  expect(/\/sources\//.test(preview.framed()), `a page of a source does not stay: ${preview.framed()}`);
  const pages = [["sound", ""], ["with an error", "{{ titel }}"]];
  for (const [state, words] of pages) {
    save(words);
    await (words ? preview.tells("titel") : preview.isSound());
    for (const failure of await accessibility(page, { exclude: ["#frame"] })) failures.push(`${state}: ${failure.text()}`);
  }
  failures.push(...preview.heard);

  // The first page stays open, as it was when things were counted.
  for (let opened = 0; opened < 10; opened += 1) {
    const other = await browser.newPage();
    await other.goto(server.address);
    await other.waitForFunction(() => document.querySelector("#text").textContent.length > 0);
    await other.close();
  }
  const after = await server.settled(before);
  for (const [what, count] of Object.entries(before)) {
    expect(after[what] <= count, `${what}: ${count} before, ${after[what]} after`);
  }
  console.log(`before and after: ${JSON.stringify(before)} ${JSON.stringify(after)}`);
} finally {
  await browser.close();
  const code = await server.stop();
  expect(code === 0, `Ctrl-C ends it with ${code}`);
}

for (const [kind, all] of waits) {
  const sorted = [...all].sort((a, b) => a - b);
  const [median, most] = [sorted[Math.floor(sorted.length / 2)], sorted.at(-1)];
  console.log(`${kind}: ${all.length} times, median ${median.toFixed(0)} ms, at most ${most.toFixed(0)} ms`);
  const late = all.filter((wait) => wait > limit).length;
  expect(late === 0, `${kind}: seen later than ${limit} ms, ${late} of ${all.length} times`);
}
for (const failure of failures) console.log(failure);
console.log(`${failures.length} failures`);
process.exitCode = failures.length > 0 ? 1 : 0;
