// Chromium, as the system has it.
import fs from "node:fs";
import { chromium } from "playwright-core";

/** Where Chromium is: named by CHROMIUM, or where packages put it. */
function executable() {
  const places = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
  const found = places.find((place) => place && fs.existsSync(place));
  if (!found) throw new Error("no Chromium found\nhint: install the package `chromium`, or name the program in CHROMIUM");
  return found;
}

/** A headless browser. It runs as root in containers, where it has no sandbox of its own. */
export function launch() {
  return chromium.launch({ executablePath: executable(), args: ["--no-sandbox", "--disable-dev-shm-usage"] });
}
