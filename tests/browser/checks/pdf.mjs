// What stands where in a PDF, by pdftotext (poppler-utils).
import { execFileSync } from "node:child_process";

/** How deep the margins of a page are that hold its title and number, in points. */
const HEAD = 48;
const FOOT = 56;

const ENTITIES = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'" };

/** The pages of a PDF: size, words with their boxes, and the lines of the text between head and foot. */
export function readPages(pdf) {
  const options = { input: pdf, encoding: "utf8", maxBuffer: 1 << 28 };
  const xml = execFileSync("pdftotext", ["-bbox-layout", "-", "-"], options);
  return xml.split("<page ").slice(1).map((text, at) => pageOf(text, at + 1));
}

function pageOf(text, number) {
  const width = Number(/width="([\d.]+)"/.exec(text)[1]);
  const height = Number(/height="([\d.]+)"/.exec(text)[1]);
  const words = [];
  const lines = [];
  for (const line of text.split("<line ").slice(1)) {
    const its = [...line.matchAll(/<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)<\/word>/gs)];
    const boxes = its.map(([, left, top, right, bottom, word]) => ({
      left: Number(left),
      top: Number(top),
      right: Number(right),
      bottom: Number(bottom),
      text: word.replace(/&[a-z#0-9]+;/g, (entity) => ENTITIES[entity] ?? entity),
    }));
    words.push(...boxes);
    const inBody = boxes.filter((box) => box.top > HEAD && box.bottom < height - FOOT);
    if (inBody.length > 0) {
      const bottom = Math.max(...inBody.map((box) => box.bottom));
      const height = Math.max(...inBody.map((box) => box.bottom - box.top));
      lines.push({ bottom, height, text: inBody.map((box) => box.text).join(" ") });
    }
  }
  lines.sort((a, b) => a.bottom - b.bottom);
  return { number, width, height, words, lines };
}
