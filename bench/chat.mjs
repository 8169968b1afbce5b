// What a chat costs beyond its provider: overhead, heartbeats while many stream, memory after many.
// usage: node chat.mjs /path/to/mcp-shim [overhead|streams|memory ...]   (with MCP_EXPERT_HOME set to a directory of its own)
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { readFileSync, readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [shim, ...chosen] = process.argv.slice(2);
const parts = chosen.length ? chosen : ['overhead', 'streams', 'memory'];
const sorted = (list) => [...list].sort((a, b) => a - b);
const at = (list, share) => sorted(list)[Math.min(list.length - 1, Math.floor(list.length * share))];
const round = (n) => +n.toFixed(2);

// The provider: an OpenAI-compatible server in this process; the prompt says how to answer ("chunks=200 gap=50").
const ownTime = new Map();
const provider = createServer((request, response) => {
  const start = performance.now();
  let body = '';
  request.on('data', (part) => (body += part));
  request.on('end', async () => {
    if (!request.url.endsWith('/chat/completions')) { response.end('{"data":[{"id":"bench"}]}'); return; }
    const prompt = JSON.parse(body).messages.at(-1).content;
    const text = typeof prompt === 'string' ? prompt : prompt.map((part) => part.text ?? '').join('');
    const [, key] = text.match(/key=(\S+)/), chunks = +(text.match(/chunks=(\d+)/)?.[1] ?? 1), gap = +(text.match(/gap=(\d+)/)?.[1] ?? 0);
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const frame = (delta, finish = null) => response.write(`data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'bench', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`);
    for (let i = 0; i < chunks; i++) { frame({ content: `word${i} ` }); if (gap) await sleep(gap); }
    frame({}, 'stop');
    response.write(`data: ${JSON.stringify({ id: 'x', choices: [], usage: { prompt_tokens: 10, completion_tokens: chunks, total_tokens: 10 + chunks } })}\n\n`);
    response.end('data: [DONE]\n\n');
    ownTime.set(key, performance.now() - start);
  });
});
await new Promise((resolve) => provider.listen(0, '127.0.0.1', resolve));

function open() {
  const child = spawn(shim, [], {
    stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, CUSTOM_API_URL: `http://127.0.0.1:${provider.address().port}/v1`, CUSTOM_MODEL_NAME: 'bench', HEARTBEAT_INTERVAL_SECS: '2' },
  });
  const waiting = new Map(), onProgress = new Map();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const message = JSON.parse(line);
    if (message.method === 'notifications/progress') onProgress.get(message.params.progressToken)?.();
    else if (waiting.has(message.id)) { waiting.get(message.id)(message); waiting.delete(message.id); }
  });
  let next = 1;
  const request = (method, params) => new Promise((resolve) => {
    const id = next++;
    waiting.set(id, resolve);
    child.stdin.write(JSON.stringify({ jsonrpc: '2.0', id, method, params }) + '\n');
  });
  return { child, request, onProgress };
}

async function ready() {
  const client = open();
  await client.request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'bench', version: '1' } });
  client.child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  return client;
}

let number = 0;
const chat = (client, prompt, token) => {
  const key = `k${++number}`;
  const _meta = token ? { progressToken: token } : undefined;
  return client.request('tools/call', { name: 'chat', arguments: { prompt: `key=${key} ${prompt}` }, _meta }).then((answer) => {
    const state = answer.result?.structuredContent?.state;
    if (state !== 'complete') throw new Error(JSON.stringify(answer).slice(0, 2000));
    return key;
  });
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
    beyond.push(performance.now() - start - ownTime.get(key));
  }
  report.overhead_ms = { median: round(at(beyond, 0.5)), p99: round(at(beyond, 0.99)), max: round(at(beyond, 1)) };
}

if (parts.includes('streams')) {
  const editors = await Promise.all(Array.from({ length: 10 }, ready)); // 8 expert calls a session at once is the default limit
  const gaps = [];
  const start = performance.now();
  await Promise.all(Array.from({ length: 50 }, async (_, i) => {
    const editor = editors[i % editors.length], token = `t${i}`;
    let last = performance.now();
    editor.onProgress.set(token, () => { gaps.push(performance.now() - last); last = performance.now(); });
    await chat(editor, 'chunks=200 gap=50', token);
    gaps.push(performance.now() - last);
  }));
  report.streams = { calls: 50, chunks: 200, seconds: round((performance.now() - start) / 1000), heartbeats: gaps.length, gap_ms: { median: round(at(gaps, 0.5)), max: round(at(gaps, 1)) } };
  editors.forEach((editor) => editor.child.stdin.end());
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
client.child.stdin.end();
provider.close();
