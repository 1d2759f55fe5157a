// From a small telephone to a wall: nothing scrolls sideways, sticks out, is cut, lies on something else, or is too small.
import { Failure, atMost } from "./failure.mjs";

const CHECK = "layout";
const WIDTHS = [320, 390, 768, 1280, 1920, 3840];
/** Text smaller than this is not read. */
const LEAST_SIZE = 10.5;
/** The same on paper, 7 points: it is held nearer and printed finer. */
const LEAST_PRINTED = 9.3;

/** What is wrong with the page's layout at each width. */
export async function layout(page) {
  const failures = [];
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    failures.push(...(await layoutOf(page, `${width} px`)));
  }
  return failures;
}

/** What is wrong with the page's layout as it is now. */
export async function layoutOf(page, mode) {
  const rules = mode === "print" ? { leastSize: LEAST_PRINTED, framesScroll: false } : { leastSize: LEAST_SIZE, framesScroll: true };
  const found = await page.evaluate(misplaced, rules);
  return atMost(6, found.map(([selector, message]) => new Failure(CHECK, mode, selector, message)));
}

/** Runs in the page. */
function misplaced({ leastSize, framesScroll }) {
  const found = [];
  const root = document.documentElement;
  const width = root.clientWidth;
  if (root.scrollWidth > width) found.push(["html", `the page scrolls sideways: ${root.scrollWidth} px in ${width} px`]);

  /** A short way to find an element again. */
  const nameOf = (element) => {
    const steps = [];
    for (let at = element; at && at !== document.body && steps.length < 4; at = at.parentElement) {
      const classes = [...at.classList].slice(0, 2).map((name) => `.${name}`).join("");
      steps.unshift(at.id ? `${at.localName}#${at.id}` : `${at.localName}${classes}`);
      if (at.id) break;
    }
    return steps.join(" > ");
  };
  /** On a screen, a table may scroll inside its own frame. */
  const inFrame = (element) => framesScroll && element.closest(".table") !== null && !element.matches(".table");
  const rounded = (rect) => `${Math.round(rect.left)} to ${Math.round(rect.right)} px of ${width} px`;
  const isShown = (element) => element.checkVisibility({ checkVisibilityCSS: true });

  for (const element of document.body.querySelectorAll("*")) {
    if (!isShown(element)) continue;
    const rect = element.getBoundingClientRect();
    if (!inFrame(element) && rect.width > 0 && (rect.left < -0.5 || rect.right > width + 0.5)) {
      found.push([nameOf(element), `sticks out of the page: ${rounded(rect)}`]);
    }
    const style = getComputedStyle(element);
    const cuts = ["hidden", "clip"].includes(style.overflowX) && element.namespaceURI === "http://www.w3.org/1999/xhtml";
    if (cuts && element.scrollWidth > element.clientWidth + 1) found.push([nameOf(element), "its text is cut"]);
  }

  const range = document.createRange();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim();
    if (!words || !isShown(element) || element.closest("title, desc")) continue;
    range.selectNodeContents(walker.currentNode);
    const scale = element.ownerSVGElement ? (element.getScreenCTM()?.a ?? 1) : 1;
    const size = Number.parseFloat(getComputedStyle(element).fontSize) * scale;
    if (size < leastSize) found.push([nameOf(element), `text of ${size.toFixed(1)} px: ${words.slice(0, 40)}`]);
    if (inFrame(element)) continue;
    for (const rect of range.getClientRects()) {
      if (rect.width > 0 && (rect.left < -0.5 || rect.right > width + 0.5)) {
        found.push([nameOf(element), `text sticks out of the page: ${rounded(rect)}: ${words.slice(0, 40)}`]);
        break;
      }
    }
  }

  for (const drawing of document.querySelectorAll("svg:not(svg svg)")) {
    const frame = drawing.getBoundingClientRect();
    const labels = [...drawing.querySelectorAll("text")].filter(isShown).map((text) => [text, text.getBoundingClientRect()]);
    for (const [at, [text, rect]] of labels.entries()) {
      const words = text.textContent.trim().slice(0, 30);
      if (rect.left < frame.left - 1 || rect.right > frame.right + 1 || rect.bottom > frame.bottom + 3) {
        found.push([nameOf(text), `a label outside its chart: ${words}`]);
      }
      for (const [other, its] of labels.slice(at + 1)) {
        const across = Math.min(rect.right, its.right) - Math.max(rect.left, its.left);
        const down = Math.min(rect.bottom, its.bottom) - Math.max(rect.top, its.top);
        // Lines of type overlap by their leading alone.
        if (across > 1 && down > 0.35 * Math.min(rect.height, its.height)) {
          found.push([nameOf(text), `labels of a chart overlap: ${words} / ${other.textContent.trim().slice(0, 30)}`]);
        }
      }
    }
  }
  return found;
}
