// What an investigation costs: a first step, a long thread, a chat's growth, an expert beyond its provider.
// usage: node workflow.mjs /path/to/mcp-shim   (with MCP_EXPERT_HOME set to a directory of its own)
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { editor, figures, startProvider } from './editor.mjs';

const shim = resolve(process.argv[2]);
const workspace = mkdtempSync(join(tmpdir(), 'bench-workspace-'));
const source = (name, lines) => Array.from({ length: lines / 2 }, (_, i) => `def ${name}_${i}(value):\n    return other_${i}(value) + ${i}\n`).join('');
mkdirSync(join(workspace, 'src'));
for (const name of ['cart', 'session', 'login']) writeFileSync(join(workspace, 'src', `${name}.py`), source(name, 200));
writeFileSync(join(workspace, 'large.py'), source('large', 500));

const git = (...words) => execFileSync('git', ['-c', 'user.name=bench', '-c', 'user.email=bench@localhost', ...words], { cwd: workspace });
git('init', '--quiet'); git('add', '--all'); git('commit', '--quiet', '--message', 'first');
writeFileSync(join(workspace, 'src', 'cart.py'), source('basket', 200)); // what precommit looks at

process.env.MAX_CONVERSATION_TURNS = '1000'; // exchanges; the thread below has 250 and the default ends at 20
const provider = await startProvider();
const client = await editor(shim, provider.url, { cwd: workspace });
let number = 0;
const timed = async (work) => { const start = performance.now(); const answer = await work(); return [performance.now() - start, answer]; };

// A first step: three files of 200 lines, no expert. The text differs each time, so that none is known.
const tools = {
  debug: {}, codereview: {}, analyze: {}, thinkdeep: {}, refactor: {}, secaudit: {}, testgen: {}, docgen: {},
  tracer: { trace_mode: 'precision', target_description: 'session_7' }, planner: { findings: undefined, relevant_files: undefined }, precommit: { relevant_files: undefined },
};
const step = (more) => ({ step: `key=s${++number} The cart is empty after login.`, step_number: 1, total_steps: 3, next_step_required: true, findings: '', relevant_files: ['src'], ...more });
const report = { first_step_ms: {} };
for (const [tool, more] of Object.entries(tools)) {
  const times = [];
  for (let i = 0; i < 220; i++) times.push((await timed(() => client.call(tool, step(more), undefined, ['working'])))[0]);
  report.first_step_ms[tool] = figures(times.slice(20));
}

// The last step: an expert that answers at once; what the whole took beyond it.
const beyond = [];
for (let i = 0; i < 220; i++) {
  const [time] = await timed(() => client.call('debug', step({ next_step_required: false, total_steps: 1 })));
  beyond.push(time - provider.ownTime.get(`s${number}`));
}
report.expert_beyond_provider_ms = figures(beyond.slice(20));

// A chat of 20 turns about one file of 500 lines: bytes that the provider got, turn by turn.
const sizes = [];
let thread = 'new';
for (let i = 0; i < 20; i++) {
  const key = `c${++number}`;
  const answer = await client.call('chat', { prompt: `key=${key} And the next one?`, files: ['large.py'], continuation_id: thread });
  thread = answer.thread.id;
  sizes.push(provider.bytes.get(key));
}
report.chat_request_bytes = { first: sizes[0], last: sizes[19], largest_growth: Math.max(...sizes.slice(1).map((size, i) => size - sizes[i])) };

// A thread of 500 turns: shown, and gone on with.
thread = 'new';
for (let i = 0; i < 250; i++) thread = (await client.call('chat', { prompt: `key=t${++number} Turn of a long thread.`, continuation_id: thread })).thread.id;
const shown = [], continued = [];
for (let i = 0; i < 50; i++) {
  shown.push((await timed(() => client.call('threads', { action: 'show', continuation_id: thread })))[0]);
  const key = `u${++number}`;
  const [time] = await timed(() => client.call('chat', { prompt: `key=${key} One more.`, continuation_id: thread }));
  continued.push(time - provider.ownTime.get(key));
}
report.thread_of_500_turns_ms = { shown: figures(shown), gone_on_with_beyond_provider: figures(continued) };

console.log(JSON.stringify(report, null, 1));
client.close();
provider.close();
