// What the benchmarks of experts share: a provider in this process, editors that speak to a shim, and the figures of a list.
import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';

const at = (list, share) => { const sorted = [...list].sort((a, b) => a - b); return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]; };
export const round = (n) => +n.toFixed(2);
export const figures = (list) => ({ median: round(at(list, 0.5)), p99: round(at(list, 0.99)), max: round(at(list, 1)) });

// An OpenAI-compatible server; the question says how to answer ("key=k1 chunks=200 gap=50"). Per key: its own time and the size of the request.
export async function startProvider() {
  const ownTime = new Map(), bytes = new Map();
  const server = createServer((request, response) => {
    const start = performance.now();
    let body = '';
    request.on('data', (part) => (body += part));
    request.on('end', async () => {
      if (!request.url.endsWith('/chat/completions')) { response.end('{"data":[{"id":"bench"}]}'); return; }
      const prompt = JSON.parse(body).messages.at(-1).content;
      const text = typeof prompt === 'string' ? prompt : prompt.map((part) => part.text ?? '').join('');
      const key = [...text.matchAll(/key=(\w+)/g)].at(-1)[1], chunks = +(text.match(/chunks=(\d+)/)?.[1] ?? 1), gap = +(text.match(/gap=(\d+)/)?.[1] ?? 0);
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      const frame = (delta, finish = null) => response.write(`data: ${JSON.stringify({ id: 'x', object: 'chat.completion.chunk', model: 'bench', choices: [{ index: 0, delta, finish_reason: finish }] })}\n\n`);
      for (let i = 0; i < chunks; i++) { frame({ content: `word${i} ` }); if (gap) await sleep(gap); }
      frame({}, 'stop');
      response.write(`data: ${JSON.stringify({ id: 'x', choices: [], usage: { prompt_tokens: 10, completion_tokens: chunks, total_tokens: 10 + chunks } })}\n\n`);
      response.end('data: [DONE]\n\n');
      ownTime.set(key, performance.now() - start);
      bytes.set(key, body.length);
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return { ownTime, bytes, url: `http://127.0.0.1:${server.address().port}/v1`, close: () => server.close() };
}

// An initialized editor: call(tool, arguments, progressToken) gives the structured answer, and throws unless its state is one of `states`.
export async function editor(shim, url, { cwd, env } = {}) {
  const child = spawn(shim, [], {
    cwd, stdio: ['pipe', 'pipe', 'ignore'],
    env: { ...process.env, CUSTOM_API_URL: url, CUSTOM_MODEL_NAME: 'bench', HEARTBEAT_INTERVAL_SECS: '2', ...env },
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
  const call = async (name, args, token, states = ['complete']) => {
    const answer = await request('tools/call', { name, arguments: args, _meta: token ? { progressToken: token } : undefined });
    const content = answer.result?.structuredContent;
    if (!states.includes(content?.state)) throw new Error(JSON.stringify(answer).slice(0, 2000));
    return content;
  };
  await request('initialize', { protocolVersion: '2025-06-18', capabilities: {}, clientInfo: { name: 'bench', version: '1' } });
  child.stdin.write('{"jsonrpc":"2.0","method":"notifications/initialized"}\n');
  return { call, onProgress, close: () => child.stdin.end() };
}
