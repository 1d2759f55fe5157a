"use strict";
// The preview page: it listens to the server and shows the edition that the address names after `#`.

const at = (id) => document.getElementById(id);
const [frame, text, tree] = [at("frame"), at("text"), at("tree")];

/** What the server last told. */
let state = { title: "", period: "", audiences: [], problems: [] };
/** What is shown in each part: the edition's name, and the version of its file. */
const shown = { html: [], md: [], json: [] };
/** The branches of the data that are open, by their path. */
const open = new Set(["data"]);

function element(name, content, attributes = {}) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...[content].flat());
  return made;
}

const chosen = () => {
  const wanted = decodeURIComponent(location.hash.slice(1));
  const made = state.audiences.filter((audience) => audience.version);
  return made.find((audience) => audience.name === wanted) ?? made[0];
};
const address = (audience, ending) => `/output/${encodeURIComponent(audience.name)}.${ending}`;

/** Draws what there is to choose from. */
function drawChoice(current) {
  at("title").textContent = state.title || "Preview";
  at("period").textContent = state.period;
  document.title = `Preview: ${current ? `${current.name}, ${state.period}` : "nothing yet"}`;
  const focused = document.activeElement?.closest?.("nav a")?.hash;
  at("editions").replaceChildren(...state.audiences.map((audience) => {
    if (!audience.version) return element("li", `${audience.name}: ${audience.missing}`, { class: "none" });
    const link = element("a", audience.name, { href: `#${encodeURIComponent(audience.name)}` });
    if (audience === current) link.setAttribute("aria-current", "page");
    return element("li", link);
  }));
  if (focused) [...at("editions").querySelectorAll("a")].find((link) => link.hash === focused)?.focus();
}

/** Draws what is wrong, beside the last good editions. */
function drawProblems() {
  const draw = ({ severity, message, place, line, snippet, hint }) => [
    element("h2", `${severity}: ${message}`),
    ...(place ? [element("p", place, { class: "place" })] : []),
    ...(snippet ? [element("pre", [element("span", `${line} | `, { class: "number" }), snippet[0], element("mark", snippet[1] || " "), snippet[2]])] : []),
    ...(hint ? [element("p", `hint: ${hint}`)] : []),
  ];
  const problems = at("problems");
  problems.hidden = state.problems.length === 0;
  problems.replaceChildren(...state.problems.flatMap(draw));
  document.body.classList.toggle("stale", state.problems.length > 0);
  const behind = state.audiences.length > 0 ? "; this is the last good edition" : "";
  tell(state.problems.length > 0 ? `Not made again${behind}` : "Up to date");
}

function tell(words, lost = false) {
  at("status").textContent = words;
  at("status").classList.toggle("lost", lost);
}

/** Shows the page again where its reader was, or another page; done when it stands there. */
function loadFrame(audience, again) {
  const loaded = new Promise((resolve) => {
    frame.addEventListener("load", resolve, { once: true });
    setTimeout(resolve, 3000);
  });
  // A page from elsewhere, which has no document here, gives way.
  if (!again || !frame.contentDocument) {
    frame.contentWindow.location.replace(address(audience, "html"));
    return loaded;
  }
  const { scrollX, scrollY, location } = frame.contentWindow;
  location.reload();
  return loaded.then(() => frame.contentWindow.scrollTo({ left: scrollX, top: scrollY, behavior: "instant" }));
}

/** Addresses of articles open beside the preview: inside, its policy refuses them. */
frame.addEventListener("load", () => {
  for (const link of frame.contentDocument?.querySelectorAll("a[href^='http']") ?? []) link.target = "_blank";
});

async function load(audience, ending) {
  const answer = await fetch(address(audience, ending));
  if (!answer.ok) throw new Error(`${answer.status}`);
  return answer.text();
}

/** Puts new content into a part that scrolls, and leaves it where its reader was. */
function put(part, content, again) {
  const { scrollLeft, scrollTop } = part;
  part.replaceChildren(content);
  part.scrollTo({ left: again ? scrollLeft : 0, top: again ? scrollTop : 0, behavior: "instant" });
}

/** One value of the data; what it holds is made when it is opened. */
function branch(name, value, path) {
  const label = element("span", `${name}`, { class: "name" });
  if (value === null || typeof value !== "object") {
    const words = typeof value === "string" ? `“${value}”` : `${value}`;
    return element("div", [label, ": ", element("span", words, value === null ? { class: "none" } : {})], { class: "leaf" });
  }
  const entries = Object.entries(value);
  const of = Array.isArray(value) ? "list" : "map";
  const made = element("details", element("summary", [label, element("span", ` ${of} of ${entries.length}`, { class: "kind" })]));
  const fill = () => {
    if (made.childElementCount === 1) made.append(...entries.map(([key, held]) => branch(key, held, `${path}/${key}`)));
  };
  if (open.has(path)) {
    fill();
    made.open = true;
  }
  made.addEventListener("toggle", () => {
    if (made.open) fill();
    open[made.open ? "add" : "delete"](path);
  });
  return made;
}

/** How each part of an edition is drawn, the one that is looked at most first. */
const parts = {
  html: loadFrame,
  md: async (audience, again) => put(text, await load(audience, "md"), again),
  json: async (audience, again) => put(tree, branch("data", JSON.parse(await load(audience, "json")), "data"), again),
};

/** Draws the parts that are of another edition than the one that is chosen, or have changed. */
async function drawParts(current) {
  at("alone").href = address(current, "html");
  for (const [ending, part] of Object.entries(parts)) {
    const [name, version] = shown[ending];
    if (name === current.name && version === current.version[ending]) continue;
    shown[ending] = [current.name, current.version[ending]];
    await part(current, name === current.name);
  }
}

let drawing = Promise.resolve();
/** Draws what there is to show; one drawing begins when the one before has ended, with what is newest then. */
function draw() {
  const current = chosen();
  drawChoice(current);
  drawProblems();
  drawing = drawing.then(async () => {
    const newest = chosen();
    // Where a file has gone meanwhile, the server tells of it next, and all is drawn then.
    if (newest) await drawParts(newest).catch(() => {});
  });
}

for (const box of document.querySelectorAll("fieldset input")) {
  const show = () => { at(box.value).hidden = !box.checked; };
  box.addEventListener("change", show);
  show();
}
addEventListener("hashchange", draw);

const events = new EventSource("/events");
events.addEventListener("message", ({ data }) => {
  state = JSON.parse(data);
  draw();
});
events.addEventListener("error", () => tell("No connection: is briefer still running?", true));
