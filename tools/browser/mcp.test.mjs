// The official client of the Model Context Protocol lists and calls every tool, over stdio and over HTTP.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { binary, serve } from "./rebot.mjs";

const token = "a-token-that-nobody-guesses";

const transports = {
	async stdio() {
		const state = await mkdtemp(join(tmpdir(), "rebot-"));
		const transport = new StdioClientTransport({ command: binary, args: ["mcp"], env: { PATH: process.env.PATH, REBOT_STATE: state } });
		return { transport, stop: () => rm(state, { recursive: true, force: true }) };
	},
	async HTTP() {
		const rebot = await serve({ REBOT_WEB_TOKEN: token });
		const options = { requestInit: { headers: { Authorization: "Bearer " + token } } };
		return { transport: new StreamableHTTPClientTransport(new URL(rebot.base + "/mcp"), options), stop: rebot.stop };
	},
};

for (const [name, open] of Object.entries(transports)) {
	describe(`over ${name}`, () => {
		let client, stop;
		before(async () => {
			const o = await open();
			stop = o.stop;
			client = new Client({ name: "test", version: "1" });
			await client.connect(o.transport);
		});
		after(async () => {
			await client?.close();
			await stop?.();
		});

		const call = async (name, args) => {
			const r = await client.callTool({ name, arguments: args });
			assert.ok(!r.isError, JSON.stringify(r.content));
			return r.structuredContent; // which the client has held against the tool's schema
		};

		test("every tool is listed with its schemas, and changes nothing", async () => {
			const { tools } = await client.listTools();
			assert.deepEqual(tools.map((t) => t.name).sort(), ["ask", "facts", "search", "series", "source"]);
			for (const t of tools) {
				assert.ok(t.description && t.inputSchema && t.outputSchema && t.annotations.readOnlyHint, t.name);
			}
		});

		test("a figure comes with the line that it stands on", async () => {
			const a = await call("ask", { question: "氧化镝多少钱" });
			assert.equal(a.status, "answered");
			assert.ok(a.figures.length > 0);
			for (const f of a.figures) {
				const c = a.citations[f.citation];
				const { lines } = await call("source", { issue: c.issue, first: c.lines[0], last: c.lines[1] });
				assert.ok(lines.some((l) => l.text.includes(f.value)), `${f.value} stands on no line of ${JSON.stringify(c)}`);
			}
		});

		test("facts, series and search answer, each with its place", async () => {
			const one = { kind: "price", subject: "氧化镝", measure: "月均价" };
			for (const [tool, args, list] of [["facts", one, "facts"], ["series", one, "facts"], ["search", { text: "镝", n: 2 }, "hits"]]) {
				const found = (await call(tool, args))[list];
				assert.ok(found.length > 0 && found.every((x) => x.issue && x.lines[0] > 0), tool);
			}
		});

		test("a refusal has its kind, and what can't be is an error", async () => {
			const a = await call("ask", { question: "2031年氧化镝多少钱" });
			assert.equal(a.status, "not_found");
			assert.deepEqual(a.figures, []);
			const wrong = await client.callTool({ name: "facts", arguments: { kind: "weather" } });
			assert.ok(wrong.isError);
		});

		test("issues are resources", async () => {
			const { resources } = await client.listResources();
			assert.deepEqual(resources.map((r) => r.uri), ["rebot://issues"]);
			const { contents } = await client.readResource({ uri: "rebot://issues" });
			const issues = JSON.parse(contents[0].text);
			const one = await client.readResource({ uri: "rebot://issue/" + issues[0].issue });
			assert.equal(JSON.parse(one.contents[0].text).issue, issues[0].issue);
			await assert.rejects(client.readResource({ uri: "rebot://issue/1999-01" }));
		});
	});
}
