// What .ci/pages does in the browser: node pages.mjs LIBRARIES BROWSER PAGE…
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";
import { resolve } from "node:path";

const [libraries, executablePath, ...pages] = process.argv.slice(2);
const require = createRequire(resolve(libraries, "package.json"));
const { chromium } = require("playwright-core");
const axe = require.resolve("axe-core/axe.min.js");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"];

/** Millimetres as CSS pixels. */
const mm = (length) => Math.floor((length * 96) / 25.4);
/** What fits on A4 within the margins of our pages, upright and on its side. */
const PAPER = { upright: mm(210 - 2 * 16), sideways: mm(297 - 2 * 12) };

const wrong = [];

/** Everything that axe-core finds, with all that can be unfolded unfolded. */
async function violations(page) {
  await page.addScriptTag({ path: axe });
  await page.evaluate(() => document.querySelectorAll("details").forEach((it) => (it.open = true)));
  const found = await page.evaluate((tags) => axe.run(document, { runOnly: { type: "tag", values: tags } }), TAGS);
  return found.violations.map(
    (it) => `${it.id} (${it.impact}, ${it.nodes.length}×): ${it.help}; first: ${it.nodes[0].target} ${it.nodes[0].html.slice(0, 200)}`,
  );
}

/** What sticks out of the page sideways, so that the page itself scrolls. */
const overflow = (page) =>
  page.evaluate(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    const inside = (it) => it.parentElement?.closest(".scroll, .code, svg");
    const wide = [...document.querySelectorAll("body *")].filter((it) => it.getBoundingClientRect().right > clientWidth + 0.5 && !inside(it));
    const named = wide.slice(0, 3).map((it) => `${it.tagName} ${it.className} ${it.textContent.trim().slice(0, 60)}`);
    return [`the page is ${scrollWidth} wide in ${clientWidth}: ${named.join(" | ")}`];
  });

/** Elements that Tab must reach and does not, and regions that scroll without a name or a place in the order. */
async function keyboard(page) {
  const said = await page.evaluate(() => {
    document.querySelectorAll("details").forEach((it) => (it.open = false));
    const scrolls = (it) => {
      const { overflowX, overflowY } = getComputedStyle(it);
      const can = (how) => how === "auto" || how === "scroll";
      return (can(overflowX) && it.scrollWidth > it.clientWidth) || (can(overflowY) && it.scrollHeight > it.clientHeight);
    };
    const regions = [...document.querySelectorAll("main *")].filter((it) => !it.closest("svg") && scrolls(it));
    const named = (it) => it.tabIndex === 0 && it.hasAttribute("tabindex") && it.getAttribute("role") === "region" && it.getAttribute("aria-label");
    const wanted = new Set([...regions, ...document.querySelectorAll("summary, a[href], [tabindex]")]);
    [...wanted].forEach((it, place) => (it.dataset.wanted = place));
    return regions.filter((it) => !named(it)).map((it) => `scrolls and is no region for the keyboard: ${it.outerHTML.slice(0, 120)}`);
  });
  const count = await page.locator("[data-wanted]").count();
  const reached = new Set();
  for (let step = 0; step < count + 5; step += 1) {
    await page.keyboard.press("Tab");
    const focus = await page.evaluate(() => {
      const { outlineStyle, outlineWidth } = getComputedStyle(document.activeElement);
      return { wanted: document.activeElement.dataset.wanted, shows: outlineStyle !== "none" && parseFloat(outlineWidth) > 0 };
    });
    if (focus.wanted === undefined) continue;
    reached.add(focus.wanted);
    if (!focus.shows) said.push(`the focus does not show on number ${focus.wanted}`);
  }
  if (reached.size < count) said.push(`Tab reaches ${reached.size} of ${count} that it should`);
  return said;
}

/** Whether it prints: nothing cut off at the edge, and a PDF with its structure. */
async function print(page) {
  const css = await page.locator("style").first().innerText();
  await page.emulateMedia({ media: "print" });
  await page.setViewportSize({ width: css.includes("landscape") ? PAPER.sideways : PAPER.upright, height: 900 });
  const said = (await overflow(page)).map((it) => `in print ${it}`);
  const pdf = await page.pdf({ tagged: true, preferCSSPageSize: true });
  const text = pdf.toString("latin1");
  if (!text.startsWith("%PDF-") || !text.includes("/StructTreeRoot")) said.push("the PDF has no structure");
  await page.emulateMedia({ media: "screen" });
  return said;
}

async function check(browser, path) {
  const url = pathToFileURL(resolve(path)).href;
  const open = async (width, scale) => {
    const page = await browser.newPage({ viewport: { width, height: 800 }, deviceScaleFactor: scale });
    page.on("request", (it) => it.url().startsWith("file:") || wrong.push(`${path}: asks for ${it.url()}`));
    await page.goto(url);
    return page;
  };
  const note = (what, said) => said.forEach((it) => wrong.push(`${path}, ${what}: ${it}`));
  for (const [what, width, scale] of [["1000 px", 1000, 1], ["200 % in 1000 px", 500, 2], ["320 px", 320, 1]]) {
    const page = await open(width, scale);
    note(what, await overflow(page));
    note(`${what}, keyboard`, await keyboard(page));
    note(`${what}, axe`, await violations(page));
    note(`${what}, unfolded`, await overflow(page));
    await page.close();
  }
  const page = await open(1000, 1);
  await page.addStyleTag({ content: "body { font-size: 34px !important; }" });
  note("text at 200 %", await overflow(page));
  await page.close();
  const paper = await open(1000, 1);
  note("paper", await print(paper));
  await paper.close();
}

const quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update", "--disable-sync"];
const browser = await chromium.launch({ executablePath, args: quiet });
for (const path of pages) await check(browser, path);
await browser.close();
if (wrong.length > 0) {
  console.error(wrong.join("\n"));
  process.exit(1);
}
console.log(`${pages.length} pages, none with a violation of WCAG 2.1 A and AA that can be found by machine`);
