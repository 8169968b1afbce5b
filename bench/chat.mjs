// What a chat costs beyond its provider: overhead, heartbeats while many stream, memory after many.
// usage: node chat.mjs /path/to/mcp-shim [overhead|streams|memory ...]   (with MCP_EXPERT_HOME set to a directory of its own)
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { editor, figures, round, startProvider } from './editor.mjs';

const [shim, ...chosen] = process.argv.slice(2);
const parts = chosen.length ? chosen : ['overhead', 'streams', 'memory'];
const provider = await startProvider();
const ready = () => editor(shim, provider.url);

let number = 0;
const chat = async (client, prompt, token) => {
  const key = `k${++number}`;
  await client.call('chat', { prompt: `key=${key} ${prompt}` }, token);
  return key;
};

function daemonRss() {
  const home = process.env.MCP_EXPERT_HOME;
  const pid = readdirSync(home).filter((name) => name.endsWith('.lock')).map((name) => readFileSync(join(home, name), 'utf8')).filter(Boolean).at(-1);
  return +readFileSync(`/proc/${pid}/status`, 'utf8').match(/VmRSS:\s+(\d+)/)[1] / 1024;
}

const report = {};
const client = await ready();
for (let i = 0; i < 200; i++) await chat(client, 'warm');

if (parts.includes('overhead')) {
  const beyond = [];
  for (let i = 0; i < 1000; i++) {
    const start = performance.now();
    const key = await chat(client, 'instant');
    beyond.push(performance.now() - start - provider.ownTime.get(key));
  }
  report.overhead_ms = figures(beyond);
}

if (parts.includes('streams')) {
  const editors = await Promise.all(Array.from({ length: 10 }, ready)); // 8 expert calls a session at once is the default limit
  const gaps = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: 50 }, async (_, i) => {
    const each = editors[i % editors.length], token = `t${i}`;
    let last = performance.now();
    each.onProgress.set(token, () => { gaps.push(performance.now() - last); last = performance.now(); });
    await chat(each, 'chunks=200 gap=50', token);
    gaps.push(performance.now() - last);
  }));
  report.streams = { calls: 50, chunks: 200, seconds: round((performance.now() - start) / 1000), heartbeats: gaps.length, gap_ms: figures(gaps) };
  editors.forEach((each) => each.close());
}

if (parts.includes('memory')) {
  const many = async (count) => {
    let left = count;
    await Promise.all(Array.from({ length: 8 }, async () => { while (left-- > 0) await chat(client, 'instant'); }));
  };
  await many(1000);
  await sleep(1000);
  const before = daemonRss();
  await many(10_000);
  await sleep(1000);
  report.memory_mb = { after_1000: round(before), after_11000: round(daemonRss()) };
}

console.log(JSON.stringify(report));
client.close();
provider.close();
