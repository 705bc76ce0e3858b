// Starts the rebot that REBOT_BIN names, on a free port of this machine, and stops it.
import { spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

export const binary = process.env.REBOT_BIN ?? "rebot";

function freePort() {
	return new Promise((resolve, reject) => {
		const s = createServer();
		s.on("error", reject);
		s.listen(0, "127.0.0.1", () => {
			const { port } = s.address();
			s.close(() => resolve(port));
		});
	});
}

// serve gives the address of a rebot that serves the issue that ships, and what ends it.
export async function serve(settings = {}) {
	const state = await mkdtemp(join(tmpdir(), "rebot-"));
	const address = `127.0.0.1:${await freePort()}`, base = `http://${address}`;
	const env = { PATH: process.env.PATH, REBOT_STATE: state, REBOT_WEB: "on", REBOT_ADDR: address, REBOT_URL: base, ...settings };
	const child = spawn(binary, ["serve"], { env, stdio: ["ignore", "ignore", "pipe"] });
	let log = "";
	child.stderr.on("data", (b) => { log += b; });
	const ended = new Promise((resolve) => { child.on("exit", resolve); });
	for (let tries = 0; ; tries++) {
		const ready = await fetch(base + "/readyz").then((r) => r.ok, () => false);
		if (ready) break;
		if (child.exitCode !== null || tries > 600) throw new Error("rebot does not serve: " + log);
		await sleep(50);
	}
	return {
		base,
		async stop() {
			child.kill("SIGTERM");
			await ended;
			await rm(state, { recursive: true, force: true });
		},
	};
}
