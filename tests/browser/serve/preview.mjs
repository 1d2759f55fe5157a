// The preview page, as its reader sees it.

/** How long is waited for what ought to be seen, in milliseconds. */
const PATIENCE = 10_000;

export class Preview {
  constructor(page) {
    this.page = page;
    /** What the page said on its console. */
    this.heard = [];
    page.on("pageerror", (error) => this.heard.push(`error: ${error.message}`));
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) this.heard.push(`${message.type()}: ${message.text()}`);
    });
  }

  /** Opens it at an audience. */
  async open(address, audience) {
    await this.page.goto(`${address}#${audience}`);
    await this.wait(() => document.querySelector("#frame").contentDocument.querySelector("article"));
  }

  wait(isSeen, argument) {
    return this.page.waitForFunction(isSeen, argument, { timeout: PATIENCE });
  }

  firstWords() {
    return this.page.evaluate(() => document.querySelector("#frame").contentDocument.querySelector("article p").textContent);
  }

  /** The edition's first paragraph is this, and nothing is wrong. */
  begins(words) {
    return this.wait((words) => {
      const first = document.querySelector("#frame").contentDocument?.querySelector("article p");
      return first?.textContent === words && document.querySelector("#problems").hidden;
    }, words);
  }

  /** A problem is shown, these words of its line marked. */
  tells(words) {
    return this.wait((words) => document.querySelector("#problems:not([hidden]) mark")?.textContent === words, words);
  }

  isSound(words) {
    return words ? this.begins(words) : this.wait(() => document.querySelector("#problems").hidden);
  }

  isTitled(title) {
    return this.wait((title) => {
      const page = document.querySelector("#frame").contentDocument;
      return page?.querySelector("article") && page.title.startsWith(`${title}:`);
    }, title);
  }

  /** The words stand in the edition, wherever. */
  holds(words) {
    return this.wait((words) => document.querySelector("#frame").contentDocument?.body?.textContent.includes(words), words);
  }

  scroll(top) {
    return this.page.evaluate((top) => document.querySelector("#frame").contentWindow.scrollTo(0, top), top);
  }

  async scrolledTo(top) {
    await this.page.waitForTimeout(200);
    return this.page.evaluate((top) => document.querySelector("#frame").contentWindow.scrollY === top, top);
  }

  /** Follows the first link to a page of a source. */
  async follow() {
    const frame = await (await this.page.$("#frame")).contentFrame();
    await frame.locator("a.evidence[href*='/sources/']").first().click();
    await this.wait(() => /\/sources\//.test(document.querySelector("#frame").contentWindow.location.pathname));
  }

  /** The address in the frame. */
  framed() {
    return this.page.frames().at(-1).url();
  }
}
