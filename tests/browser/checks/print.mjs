// On A4 every word is there and whole, no heading stands alone at the foot of a page, and no page is empty.
import { Failure, atMost } from "./failure.mjs";
import { layoutOf } from "./layout.mjs";
import { isMail } from "./mail.mjs";
import { readPages } from "./pdf.mjs";

const CHECK = "print";
/** The width of an A4 page between its margins of 18 mm, in CSS pixels. */
const TEXT_WIDTH = 657;
/** Nothing stands nearer to the edge of the paper than this, in points (5 mm). */
const EDGE = 14;
/** What a mail program leaves on each side of a letter, which has no margins of its own. */
const MARGIN = { top: "12mm", right: "12mm", bottom: "12mm", left: "12mm" };

/** What goes wrong when the page is printed. */
export async function print(page) {
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: TEXT_WIDTH, height: 900 });
  const failures = await layoutOf(page, "print");
  const margin = (await isMail(page)) ? MARGIN : undefined;
  const pages = readPages(await page.pdf({ format: "A4", preferCSSPageSize: true, margin }));
  const { words, headings, slides } = await page.evaluate(printed);
  await page.emulateMedia({ media: null });
  failures.push(...lostWords(words, pages), ...pages.flatMap(outside), ...pages.flatMap((of) => badEnd(of, headings, pages)));
  failures.push(...slides.flatMap((words, at) => notASheet(words, pages[at], at + 1)));
  return failures;
}

/** Words of the page that the PDF lacks. A word that is broken over lines stands there in pieces. */
function lostWords(words, pages) {
  const counts = new Map();
  for (const { text } of pages.flatMap((page) => page.words)) counts.set(plain(text), (counts.get(plain(text)) ?? 0) + 1);
  const lost = [];
  for (const word of words.map(plain)) {
    const left = counts.get(word) ?? 0;
    if (left > 0) counts.set(word, left - 1);
    else if (!isOfPieces(word, counts)) lost.push(word);
  }
  return atMost(5, lost.map((word) => new Failure(CHECK, "A4", "", `a word of the page is not in print: ${word}`)));
}

/** Whether a word is two or more of the printed pieces in a row. */
function isOfPieces(word, pieces) {
  const reached = [true];
  for (let end = 1; end <= word.length; end++) {
    reached[end] = false;
    for (let start = end === word.length ? 1 : 0; start < end && !reached[end]; start++) {
      reached[end] = reached[start] && pieces.has(word.slice(start, end));
    }
  }
  return reached[word.length];
}

/** Without what a style adds between words, and what is not seen. */
const plain = (text) => text.normalize("NFKC").replace(/[\s,;\u00AD\u200B]/g, "");

/** Words of a printed page that are cut at the edge of the paper. */
function outside(page) {
  const { width, height, number } = page;
  const over = page.words.filter((word) => word.left < EDGE || word.right > width - EDGE || word.top < EDGE || word.bottom > height - EDGE);
  return atMost(5, over.map((word) => new Failure(CHECK, `A4, page ${number}`, "", `a word at the paper's edge: ${word.text}`)));
}

/** A heading alone at a page's foot, or a page with nothing on it. The same words in smaller type are no heading. */
function badEnd(page, headings, pages) {
  const mode = `A4, page ${page.number}`;
  if (page.lines.length === 0) return [new Failure(CHECK, mode, "", "an empty page")];
  if (page.number === pages.length) return [];
  const last = page.lines.at(-1);
  const heading = headings.find(({ text, size }) => plain(text).endsWith(plain(last.text)) && last.height > 0.95 * size);
  return heading === undefined ? [] : [new Failure(CHECK, mode, "", `a heading alone at the foot: ${heading.text}`)];
}

/** A slide that is not the sheet of its number: it begins on another, or goes on to the next. */
function notASheet(words, sheet, number) {
  const there = new Set((sheet?.words ?? []).map(({ text }) => plain(text)));
  const [first, last] = [words.at(0), words.at(-1)];
  const lost = [first, last].filter((word) => ![...there].some((other) => other.includes(plain(word))));
  return lost.map((word) => new Failure(CHECK, `sheet ${number}`, `#slide-${number}`, `not on a sheet of its own: ${word}`));
}

/** Runs in the page, last of all: it parts the numbers of notes from the words before them. */
function printed() {
  const points = (element) => 0.75 * Number.parseFloat(getComputedStyle(element).fontSize);
  const headings = [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].filter((heading) => heading.checkVisibility());
  for (const number of document.querySelectorAll("sup")) number.before(" ");
  for (const number of document.querySelectorAll("sup")) number.after(" ");
  return {
    words: document.body.innerText.split(/\s+/).filter((word) => word),
    slides: [...document.querySelectorAll(".slide .content")].map((slide) => slide.innerText.split(/\s+/).filter((word) => word)),
    headings: headings.map((heading) => ({ text: heading.innerText, size: points(heading) })),
  };
}
