// A project of its own, with `briefer serve` over it.
import { spawn, spawnSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";

export class Server {
  /** Makes the sample project in a new folder and serves it. */
  static async start(program) {
    const server = new Server();
    server.folder = fs.mkdtempSync(path.join(os.tmpdir(), "briefer-serve-"));
    const made = spawnSync(program, ["init"], { cwd: server.folder, stdio: "inherit" });
    if (made.status !== 0) throw new Error(`init ends with ${made.status}`);
    const stdio = ["ignore", "pipe", "ignore"];
    server.process = spawn(program, ["serve", "--quiet", "--port", "0"], { cwd: server.folder, stdio });
    server.ended = new Promise((resolve) => server.process.once("exit", resolve));
    server.address = await new Promise((resolve, reject) => {
      createInterface({ input: server.process.stdout }).once("line", resolve);
      server.process.once("exit", (code) => reject(new Error(`serve ends with ${code}`)));
    });
    return server;
  }

  /** Saves as most editors do: beside, then in the place of what was there. */
  save(name, text) {
    const file = path.join(this.folder, name);
    fs.mkdirSync(path.dirname(file), { recursive: true });
    fs.writeFileSync(`${file}~`, text);
    fs.renameSync(`${file}~`, file);
  }

  /** Saves in place. */
  change(name, edit) {
    const file = path.join(this.folder, name);
    fs.writeFileSync(file, edit(fs.readFileSync(file, "utf8")));
  }

  /** What the program holds of the system now. */
  holds() {
    const proc = `/proc/${this.process.pid}`;
    const descriptors = fs.readdirSync(`${proc}/fd`);
    const watches = descriptors.map((fd) => {
      try {
        return fs.readFileSync(`${proc}/fdinfo/${fd}`, "utf8").match(/^inotify wd:/gm)?.length ?? 0;
      } catch {
        return 0; // It was closed meanwhile.
      }
    });
    return {
      descriptors: descriptors.length,
      threads: fs.readdirSync(`${proc}/task`).length,
      watches: watches.reduce((sum, count) => sum + count, 0),
    };
  }

  /** What it holds once it holds no more than `before`, or after three seconds. */
  async settled(before) {
    const isMore = () => Object.entries(this.holds()).some(([what, count]) => count > before[what]);
    for (let tries = 0; tries < 30 && isMore(); tries += 1) await new Promise((resolve) => setTimeout(resolve, 100));
    return this.holds();
  }

  /** Interrupts it, as Ctrl-C does; how it ended. */
  async stop() {
    this.process.kill("SIGINT");
    const code = await this.ended;
    fs.rmSync(this.folder, { recursive: true });
    return code;
  }
}
