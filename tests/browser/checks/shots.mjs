// Pictures of the editions, to be looked at.
import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const SCREENS = [
  { width: 1280, colorScheme: "light" },
  { width: 1280, colorScheme: "dark" },
  { width: 390, colorScheme: "light" },
  { width: 390, colorScheme: "dark" },
];
/** How much of a long page a picture shows, in screens of 900 px. */
const MOST_HEIGHT = 2700;
/** How many printed pages are drawn. */
const PRINTED = "3";

/** Draws each file in each way; returns the pictures' paths. */
export async function shoot(browser, root, files, folder) {
  fs.mkdirSync(folder, { recursive: true });
  const saved = [];
  for (const file of files) {
    const name = path.relative(root, file).replace(/\.html$/, "").split(path.sep).join("-");
    const page = await browser.newPage();
    await page.goto(pathToFileURL(file).href);
    for (const { width, colorScheme } of SCREENS) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize({ width, height: 900 });
      const height = Math.min(MOST_HEIGHT, await page.evaluate(() => document.documentElement.scrollHeight));
      const picture = path.join(folder, `${name}-${colorScheme}-${width}.png`);
      await page.screenshot({ path: picture, fullPage: true, clip: { x: 0, y: 0, width, height } });
      saved.push(picture);
    }
    await page.emulateMedia({ colorScheme: null });
    const pdf = path.join(folder, `${name}.pdf`);
    await page.pdf({ path: pdf, format: "A4", preferCSSPageSize: true });
    execFileSync("pdftoppm", ["-png", "-r", "70", "-l", PRINTED, pdf, path.join(folder, `${name}-print`)]);
    saved.push(pdf);
    await page.close();
  }
  return saved;
}
