// What is written for mail programs is kept to what they know, by the tables of caniemail.com.
import fs from "node:fs";
import { caniemail } from "caniemail";
import { Failure, atMost } from "./failure.mjs";

const CHECK = "mail";
const CLIENTS = ["gmail.*", "outlook.*", "apple-mail.*"];
/** Mail programs cut a letter that is larger (Gmail, 102 KB). */
const MOST_BYTES = 102_000;

/** What a program does not know, and why the letter is right there all the same. */
const BORNE = new Map([
  ["display:none", "the line beside the subject is then one pixel high, in the colour of the ground"],
  ["<body> element", "taken for a div of the same style"],
  ["role attribute", "then a table is read out as one"],
]);

/** Whether a page is written for mail programs. */
export const isMail = (page) => page.evaluate(() => document.documentElement.dataset.medium === "mail");

/** What of the page a mail program does not know. */
export async function mail(page, file) {
  if (!(await isMail(page))) return [];
  const html = fs.readFileSync(file, "utf8");
  const failures = [];
  const fail = (client, message) => failures.push(new Failure(CHECK, client, "", message));
  for (const [client, issues] of caniemail({ clients: CLIENTS, html }).issues.errors) {
    const titles = new Set(issues.map(({ title }) => title).filter((title) => !BORNE.has(title)));
    for (const title of titles) fail(client, `does not know this: ${title}`);
  }
  const parts = await page.evaluate(() => [...document.querySelectorAll("style, link, script, svg, img, video, picture, form")].map((of) => of.localName));
  for (const name of new Set(parts)) fail("all", `${name}: a letter holds words and tables alone`);
  if (/var\(--|<a [^>]*href="#/.test(html)) fail("all", "a variable, or a link to a place of the letter");
  const bytes = Buffer.byteLength(html);
  if (bytes > MOST_BYTES) fail("gmail", `${bytes} bytes: what is beyond ${MOST_BYTES} is cut`);
  return atMost(8, failures);
}
