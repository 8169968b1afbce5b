// One paid call, one answer each: editors that give up before their expert answers, against the fake provider's own log.
// usage: node toy.mjs /path/to/mcp-shim /path/to/fake-provider   (exits 1 when a call was paid twice or an answer is missing)
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const [shim, provider] = process.argv.slice(2);
const start = performance.now();
const at = () => `${((performance.now() - start) / 1000).toFixed(1).padStart(5)} s`;
const ask = { name: 'chat', arguments: { prompt: 'Which of the two designs would you take, and why?' } };

/** An expert that takes the given seconds, one frame a second: the fake provider as a program of its own. */
async function expert(seconds) {
  const child = spawn(provider, ['--port', '0', '--chunks', `${seconds}`, '--chunk-delay-ms', '1000'], { stdio: ['ignore', 'pipe', 'inherit'] });
  const log = [];
  const url = await new Promise((resolve) => createInterface({ input: child.stdout }).on('line', (line) => {
    const found = line.match(/CUSTOM_API_URL=(\S+)/);
    if (found) resolve(found[1]);
    if (line.startsWith('{')) log.push(line);
  }));
  return { url, log, end: () => child.kill('SIGINT') };
}

/** An MCP client; its log holds every line that tells how it got on. */
class Editor {
  constructor(name, home, url, variables) {
    this.name = name; this.log = []; this.answers = 0; this.next = 1; this.waiting = new Map();
    this.child = spawn(shim, [], {
      stdio: ['pipe', 'pipe', 'inherit'], cwd: home.work,
      env: { HOME: home.root, PATH: process.env.PATH, DOTNET_ROOT: process.env.DOTNET_ROOT ?? '', MCP_EXPERT_HOME: home.state,
        ...(process.env.MCP_EXPERT_DAEMON && { MCP_EXPERT_DAEMON: process.env.MCP_EXPERT_DAEMON }),
        CUSTOM_API_URL: url, CUSTOM_MODEL_NAME: 'toy', ...variables },
    });
    createInterface({ input: this.child.stdout }).on('line', (line) => {
      const message = JSON.parse(line);
      const resolve = this.waiting.get(message.id);
      if (resolve) { this.waiting.delete(message.id); resolve(message); } else if (!message.method) this.say(`an answer that nobody waits for: ${line.slice(0, 200)}`);
    });
  }
  say(line) { this.log.push(`${at()}  ${line}`); }
  send(message) { this.child.stdin.write(JSON.stringify({ jsonrpc: '2.0', ...message }) + '\n'); }
  request(method, params) {
    const id = this.next++;
    const answer = new Promise((resolve) => this.waiting.set(id, resolve));
    this.send({ id, method, params });
    return { id, answer };
  }
  async initialize() {
    await this.request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'toy', version: '1' } }).answer;
    this.send({ method: 'notifications/initialized' });
    return this;
  }
  /** As the TypeScript SDK does: at its own limit it cancels, in these words, and its agent asks again. */
  async call(params, limit) {
    const { id, answer } = this.request('tools/call', params);
    this.say(`request ${id}: ${params.name}`);
    const message = limit ? await Promise.race([answer, sleep(limit * 1000)]) : await answer;
    if (!message) {
      this.waiting.delete(id);
      this.send({ method: 'notifications/cancelled', params: { requestId: id, reason: 'McpError: MCP error -32001: Request timed out' } });
      this.say(`request ${id}: gave up after ${limit} s`);
      return null;
    }
    const { state, text, call } = message.result?.structuredContent ?? { state: 'error', text: JSON.stringify(message.error) };
    this.answers += state === 'complete' ? 1 : 0;
    this.say(`request ${id}: ${state}, call ${call?.id}: ${text?.slice(0, 60)}`);
    return { state, call };
  }
}

async function untilAnswered(editor, limit) {
  for (;;) {
    const answer = await editor.call(ask, limit);
    if (answer) return;
  }
}

async function untilCollected(editor) {
  let answer = await editor.call(ask);
  while (answer.state === 'still_running') answer = await editor.call({ name: 'collect', arguments: { call_id: answer.call.id } });
}

/** Plays one scene and says whether it was paid for once and answered once to each. */
async function scene(title, seconds, names, variables, play) {
  console.log(`\n# ${title}`);
  const root = mkdtempSync(join(tmpdir(), 'toy-'));
  const home = { root, state: join(root, 'state'), work: root };
  const server = await expert(seconds);
  const editors = names.map((name) => new Editor(name, home, server.url, variables));
  await Promise.all(editors.map((editor) => editor.initialize()));
  await Promise.all(editors.map(play));
  await sleep(2000); // what must not come: a second answer, a second paid call
  const paid = server.log.filter((line) => JSON.parse(line).path === '/chat/completions');
  console.log('provider:'); server.log.forEach((line) => console.log(`  ${line}`));
  for (const editor of editors) { console.log(`${editor.name}:`); editor.log.forEach((line) => console.log(`  ${line}`)); }
  const fine = paid.length === 1 && editors.every((editor) => editor.answers === 1 && !editor.log.some((line) => line.includes('nobody waits')));
  console.log(`${fine ? 'fine' : 'WRONG'}: ${paid.length} paid call(s), answers ${editors.map((editor) => editor.answers).join(' and ')}`);
  const stop = spawn(shim, ['stop'], { stdio: 'ignore', env: { ...process.env, HOME: root, MCP_EXPERT_HOME: home.state } });
  editors.forEach((editor) => editor.child.stdin.end());
  server.end();
  await new Promise((resolve) => stop.on('exit', resolve));
  rmSync(root, { recursive: true, force: true });
  return fine;
}

const results = [
  await scene('two editors that cancel at 6 s, an expert of 40 s', 40, ['editor 1', 'editor 2'], {}, (editor) => untilAnswered(editor, 6)),
];
results.push(await scene('a client of 5 s patience, an expert of 25 s', 25, ['editor'], { CLIENT_PATIENCE_SECS: '5' }, untilCollected));
process.exit(results.every(Boolean) ? 0 : 1);
