// A page says nothing, fetches nothing and runs nothing.
import { pathToFileURL } from "node:url";
import { Failure } from "./failure.mjs";

const CHECK = "silence";

/** Hears what a page does, from before a file is opened in it. */
export class Watch {
  constructor(page) {
    this.page = page;
    this.heard = [];
  }

  /** Watches a page whose files stand in `root`. */
  static async over(page, root) {
    const watch = new Watch(page);
    const own = `${pathToFileURL(root).href}/`;
    page.on("console", (message) => watch.hear(`console ${message.type()}: ${message.text()}`));
    page.on("pageerror", (error) => watch.hear(`error: ${error.message}`));
    page.on("request", (request) => {
      const url = request.url();
      if (!url.startsWith(own) && !url.startsWith("data:")) watch.hear(`request to ${url}`);
    });
    const session = await page.context().newCDPSession(page);
    session.on("Debugger.scriptParsed", ({ url, startLine }) => {
      if (/^(file|data|https?):/.test(url)) watch.hear(`script run: ${url}, line ${startLine + 1}`);
    });
    watch.session = session;
    return watch;
  }

  /** Starts to hear scripts, before a file is opened and after the last one is gone. */
  async begin() {
    await this.page.goto("about:blank");
    this.late();
    await this.session.send("Debugger.enable");
  }

  hear(message) {
    this.heard.push(new Failure(CHECK, "open", "", message));
  }

  /** What was heard while the page opened, and what in it could speak or run where the policy did not hold. */
  async failures() {
    // What the checks themselves run is no script of the page's.
    await this.session.send("Debugger.disable");
    const held = await this.page.evaluate(unsafeParts);
    return [...this.late(), ...held.map(([selector, message]) => new Failure(CHECK, "open", selector, message))];
  }

  /** What was heard since the last time. */
  late() {
    return this.heard.splice(0);
  }
}

/** Runs in the page. */
function unsafeParts() {
  const found = [];
  const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.content ?? "";
  if (!/default-src 'none'/.test(policy)) found.push(["meta", "no policy with default-src 'none'"]);
  // Mail has no style sheet: the elements' own styles are all its style.
  const isMail = document.documentElement.dataset.medium === "mail";
  const refused = isMail ? /unsafe-(?!inline')|script-src|img-src|\*/ : /unsafe-|script-src|\*/;
  if (refused.test(policy)) found.push(["meta", `the policy lets too much through: ${policy}`]);
  for (const element of document.querySelectorAll("*")) {
    const name = element.localName;
    if (["script", "iframe", "object", "embed", "form", "base"].includes(name)) found.push([name, `a ${name} in a page`]);
    for (const { name: attribute, value } of element.attributes) {
      if (attribute.startsWith("on")) found.push([name, `a handler: ${attribute}`]);
      if (/^\s*javascript:/i.test(value)) found.push([name, `${attribute} is a script`]);
      if (attribute === "style" && !isMail) found.push([name, "a style attribute, which the policy refuses"]);
    }
  }
  return found;
}
