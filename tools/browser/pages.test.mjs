// What a person does with the page, at the width of a phone and of a desk: asks, sorts, opens a citation, and sees the line.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { after, before, describe, test } from "node:test";
import { chromium } from "playwright-core";
import { serve } from "./rebot.mjs";

const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const token = "a-token-that-nobody-guesses";
let browser, rebot;

before(async () => {
	rebot = await serve();
	browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox"] });
});

after(async () => {
	await browser?.close();
	await rebot?.stop();
});

// visit opens a window, and fails on what a page must not do: reach another server, log an error, scroll sideways.
async function visit(t, options, base = rebot.base) {
	const context = await browser.newContext({ locale: "zh-CN", ...options });
	t.after(() => context.close());
	const page = await context.newPage();
	page.on("console", (m) => assert.notEqual(m.type(), "error", m.text()));
	page.on("pageerror", (e) => assert.fail(e));
	page.on("request", (r) => assert.ok(r.url().startsWith(base), r.url()));
	return page;
}

const sideways = (page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const colourOf = (locator) => locator.evaluate((e) => getComputedStyle(e).backgroundColor);
const column = (page, n) => page.locator("table.board tbody tr").evaluateAll((rows, n) => rows.map((r) => r.cells[n].innerText.trim()), n);

// changes reads ▼ 3.50% as -3.5.
const changes = async (page) => (await column(page, 2)).map((s) => (s.includes("▼") ? -1 : 1) * Number(/[\d.]+/.exec(s)[0]));

const sorted = (list, by) => [...list].sort(by);

// seesLit holds that a line is lit up, and can be seen without scrolling.
async function seesLit(page, id, text) {
	const line = page.locator("#" + id);
	assert.match(await line.innerText(), text);
	assert.notEqual(await colourOf(line), await colourOf(page.locator("#L1")));
	const box = await line.boundingBox();
	assert.ok(box.y >= 0 && box.y < page.viewportSize().height, `the line is at ${box.y}`);
}

for (const viewport of [{ width: 360, height: 740 }, { width: 1280, height: 900 }]) {
	describe(`at ${viewport.width} px`, () => {
		test("somebody asks, opens the citation and sees the line lit up", async (t) => {
			const page = await visit(t, { viewport });
			await page.goto(rebot.base);
			await page.keyboard.type("氧化镝多少钱"); // the field has the cursor
			await page.keyboard.press("Enter");
			await page.locator(".card").waitFor();
			assert.match(await page.locator(".card .lead").innerText(), /1711\.90 元\/公斤/);
			assert.ok(await sideways(page) <= 0);
			await page.locator(".sources a").click();
			await page.waitForURL(/\/issue\/2024-11\?at=252,273#L252/);
			await seesLit(page, "L252", /171\.19/);
			assert.match(await page.locator("#L273.lit").innerText(), /1711\.90/);
			assert.ok(await sideways(page) <= 0);
		});

		test("a question goes on in its conversation", async (t) => {
			const page = await visit(t, { viewport });
			await page.goto(rebot.base);
			for (const [question, answer] of [["氧化镝多少钱", /1711\.90/], ["上个月呢", /1773\.95/]]) {
				await page.locator("#q").fill(question);
				await page.getByRole("button", { name: "提问" }).click();
				await page.waitForURL((u) => u.searchParams.get("q") === question);
				assert.match(await page.locator(".card").innerText(), answer);
			}
		});

		for (const javaScriptEnabled of [true, false]) {
			test(`the prices are sorted ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
				const page = await visit(t, { viewport, javaScriptEnabled });
				await page.goto(rebot.base + "/prices");
				const head = page.locator("th[data-key=change]"), printed = await changes(page);
				for (const [order, by] of [["descending", (a, b) => b - a], ["ascending", (a, b) => a - b]]) {
					await head.getByRole("link").click();
					await page.locator(`th[data-key=change][aria-sort=${order}]`).waitFor();
					assert.deepEqual(await changes(page), sorted(printed, by));
					assert.match(page.url(), /sort=change/);
				}
				assert.equal(await sideways(page), 0);
			});

			test(`an address with a line lights it up ${javaScriptEnabled ? "with" : "without"} scripts`, async (t) => {
				const page = await visit(t, { viewport, javaScriptEnabled });
				await page.goto(rebot.base + "/issue/2024-11#L273");
				await seesLit(page, "L273", /1711\.90/);
			});
		}

		test("an address with a range of lines lights it up", async (t) => {
			const page = await visit(t, { viewport });
			await page.goto(rebot.base + "/issue/2024-11#L272-L274");
			await seesLit(page, "L272", /7359\.76/);
			await seesLit(page, "L274", /1681\.67/);
		});

		test("axe finds nothing serious on any page, by day and by night, in both languages", async (t) => {
			const paths = ["/", "/?q=氧化镝多少钱", "/?q=轻稀土价格", "/?q=缅甸封关", "/prices", "/product/氧化镝", "/issues", "/issue/2024-11?at=252,273",
				"/discrepancies", "/account", "/nothing", "/login"];
			for (const [colorScheme, locale] of [["light", "zh-CN"], ["dark", "en-GB"]]) {
				const page = await visit(t, { viewport, colorScheme, locale, bypassCSP: true });
				page.removeAllListeners("console"); // a page that is not there is an error of its own
				for (const path of paths) {
					await page.goto(rebot.base + path);
					assert.ok(await sideways(page) <= 0, `${path} scrolls sideways`);
					await page.evaluate(axe);
					const { violations } = await page.evaluate(() => globalThis.axe.run({ resultTypes: ["violations"] }));
					const serious = violations.filter((v) => ["serious", "critical"].includes(v.impact));
					assert.deepEqual(serious.map((v) => `${v.id}: ${v.help}: ${v.nodes[0].html}`), [], `${path}, ${colorScheme}`);
				}
			}
		});
	});
}

test("the keyboard alone reaches the content and a citation", async (t) => {
	const page = await visit(t, { viewport: { width: 1280, height: 900 } });
	await page.goto(rebot.base + "/product/氧化镝");
	await page.keyboard.press("Tab");
	assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
	await page.keyboard.press("Enter");
	for (let i = 0; i < 10 && !(await page.evaluate(() => document.activeElement.matches(".cite"))); i++) await page.keyboard.press("Tab");
	await page.keyboard.press("Enter");
	await page.waitForURL(/#L273/);
	await seesLit(page, "L273", /1711\.90/);
});

test("who has no token sees the one place that a reply links to, and with it everything", async (t) => {
	const held = await serve({ REBOT_WEB_TOKEN: token });
	t.after(() => held.stop());
	const answer = await fetch(held.base + "/api/v1/ask?question=" + encodeURIComponent("氧化镝多少钱"), { headers: { Authorization: "Bearer " + token } });
	const { figures, citations } = await answer.json();
	const link = citations[figures[0].citation].url;
	const page = await visit(t, { viewport: { width: 360, height: 740 } }, held.base);
	await page.goto(link);
	await seesLitAlone(page, "L273");
	await page.goto(held.base + "/prices");
	assert.match(page.url(), /\/login\?/);
	await page.locator("#token").fill(token);
	await page.keyboard.press("Enter");
	await page.waitForURL(held.base + "/prices");
	assert.ok((await column(page, 0)).length > 10);
});

async function seesLitAlone(page, id) {
	assert.match(await page.locator(`#${id}.lit`).innerText(), /1711\.90/);
	assert.equal(await page.locator("#L1").count(), 0);
	assert.equal(await page.getByRole("link", { name: "价格" }).count(), 0);
}
