// Cold start: no daemon runs; from spawning the shim to the answer of initialize. Also what 50 idle sessions cost.
// usage: node cold.mjs /path/to/mcp-shim   (with MCP_EXPERT_HOME set to a directory of its own)
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const shim = process.argv[2];
const hello = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'cold', version: '1' } } }) + '\n';
const median = (list) => [...list].sort((a, b) => a - b)[Math.floor(list.length / 2)];

function open() {
  const start = performance.now();
  const child = spawn(shim, [], { stdio: ['pipe', 'pipe', 'ignore'] });
  const answered = new Promise((resolve) => child.stdout.once('data', () => resolve(performance.now() - start)));
  child.stdin.write(hello);
  return { child, answered };
}

function daemonRss() {
  const home = process.env.MCP_EXPERT_HOME;
  const pid = readdirSync(home).filter((name) => name.endsWith('.lock')).map((name) => readFileSync(join(home, name), 'utf8')).filter(Boolean).at(-1);
  return +readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1] / 1024;
}

const cold = [];
for (let i = 0; i < 9; i++) {
  spawnSync(shim, ['stop']);
  const { child, answered } = open();
  cold.push(await answered);
  child.stdin.end();
  await new Promise((resolve) => child.once('exit', resolve));
}
await sleep(500);
const idle = daemonRss();
const many = Array.from({ length: 50 }, open);
await Promise.all(many.map((one) => one.answered));
await sleep(500);
const fifty = daemonRss();
many.forEach((one) => one.child.stdin.end());
console.log(JSON.stringify({ cold_ms: { median: +median(cold).toFixed(1), min: +Math.min(...cold).toFixed(1), max: +Math.max(...cold).toFixed(1) }, daemon_idle_mb: +idle.toFixed(1), daemon_50_sessions_mb: +fifty.toFixed(1) }));
