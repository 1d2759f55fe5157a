/** Something wrong with a page: which check found it, in which mode, at what, and what. */
export class Failure {
  constructor(check, mode, selector, message) {
    Object.assign(this, { file: "", check, mode, selector, message });
  }

  /** "2026-W14/press.html [320 px] layout: p.origin > a: sticks out ..." */
  text() {
    const where = this.selector ? `${this.selector}: ` : "";
    return `${this.file} [${this.mode}] ${this.check}: ${where}${this.message}`;
  }
}

/** At most `most` failures, and one that tells how many more there are. */
export function atMost(most, failures) {
  if (failures.length <= most) return failures;
  const { check, mode } = failures[0];
  return [...failures.slice(0, most), new Failure(check, mode, "", `and ${failures.length - most} more of these`)];
}
