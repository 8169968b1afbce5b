// The official TypeScript clients against the published shim: both generations, each way of opening a connection.
// usage: node clients.mjs /path/to/mcp-shim
import { Client } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';
import { Client as OldClient } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport as OldTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import assert from 'node:assert/strict';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const command = process.argv[2];
const env = { ...process.env, MCP_EXPERT_HOME: mkdtempSync(join(tmpdir(), 'mcp-clients-')) };
const info = { name: 'official-client', version: '1' };
let failed = 0;

async function check(name, client, transport) {
  try {
    await client.connect(transport);
    const { tools } = await client.listTools();
    assert.deepEqual(tools.slice(0, 2).map((tool) => tool.name), ['chat', 'thinkdeep']);
    const again = await client.listTools();
    assert.deepEqual(again.tools, tools, 'the list is the same twice');
    const answer = await client.callTool({ name: 'version', arguments: {} });
    assert.equal(answer.structuredContent.state, 'complete');
    assert.ok(answer.structuredContent.call.id, 'a call has an id');
    const wrong = await client.callTool({ name: 'version', arguments: { nonsense: 1 } });
    assert.equal(wrong.isError, true);
    await assert.rejects(client.callTool({ name: 'versoin', arguments: {} }), /did you mean/);
    const report = await client.callTool({
      name: 'precommit',
      arguments: { step: 'Check the change.', step_number: 1, total_steps: 1, next_step_required: false, findings: 'none yet', path: process.cwd() },
    });
    assert.ok(['complete', 'failed'].includes(report.structuredContent.state));
    console.log(`ok ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED ${name}: ${error.stack ?? error}`);
  } finally {
    await client.close();
  }
}

await check('sdk 1.x', new OldClient(info), new OldTransport({ command, env }));
for (const mode of ['legacy', 'auto', { pin: '2026-07-28' }]) {
  const client = new Client(info, { versionNegotiation: { mode } });
  await check(`client 2.x, ${JSON.stringify(mode)}`, client, new StdioClientTransport({ command, env }));
}

process.exit(failed);
