// usage: node others.mjs URL KEY — what voice agents are built with: OpenAI's Agents SDK, Vercel's AI SDK, and the mcp-remote bridge.
import assert from 'node:assert/strict';
import { createMCPClient } from '@ai-sdk/mcp';
import { MCPServerSSE, MCPServerStreamableHttp } from '@openai/agents';
import { Client } from '@modelcontextprotocol/sdk/client/index.js';
import { StdioClientTransport } from '@modelcontextprotocol/sdk/client/stdio.js';
import { runScenario } from './scenario.mjs';

const [url, key] = process.argv.slice(2);
assert.ok(url && key, 'usage: node others.mjs URL KEY');

const headers = { 'x-api-key': key };

async function openAiAgents(Server, address) {
  const server = new Server({ url: address, name: 'platform', requestInit: { headers }, eventSourceInit: { headers } });
  await server.connect();
  try {
    const names = (await server.listTools()).map(tool => tool.name);
    return checkCustomer(names, await server.callTool('get_customer', { customer_id: '1' }));
  } finally {
    await server.close();
  }
}

async function vercelAi(type, address) {
  const client = await createMCPClient({ transport: { type, url: address, headers } });
  try {
    const tools = await client.tools();
    const result = await tools.get_customer.execute({ customer_id: '1' }, { toolCallId: '1', messages: [] });
    return checkCustomer(Object.keys(tools), result.content);
  } finally {
    await client.close();
  }
}

async function mcpRemote(transport, address) {
  const client = new Client({ name: 'platform-client-check', version: '1.0.0' });
  await client.connect(new StdioClientTransport({
    command: process.execPath,
    args: ['node_modules/mcp-remote/dist/proxy.js', address, '--allow-http', '--transport', transport, '--header', 'x-api-key:${KEY}'],
    env: { ...process.env, KEY: key },
    stderr: 'ignore',
  }));
  try {
    await runScenario(client, () => {});
  } finally {
    await client.close();
  }
}

function checkCustomer(names, content) {
  assert.ok(names.includes('get_customer') && names.includes('order_create'), 'tools are listed');
  assert.match(content[0].text, /customer/i, 'the first item is the spoken line');
  assert.equal(JSON.parse(content[1].text).number, 1, 'the second item is the data');
}

const runs = [
  ['OpenAI Agents SDK, Streamable HTTP', () => openAiAgents(MCPServerStreamableHttp, url)],
  ['OpenAI Agents SDK, SSE', () => openAiAgents(MCPServerSSE, `${url}/sse`)],
  ['Vercel AI SDK, Streamable HTTP', () => vercelAi('http', url)],
  ['Vercel AI SDK, SSE', () => vercelAi('sse', `${url}/sse`)],
  ['mcp-remote, Streamable HTTP', () => mcpRemote('http-only', url)],
  ['mcp-remote, SSE', () => mcpRemote('sse-only', `${url}/sse`)],
];

let failed = 0;
for (const [name, run] of runs) {
  try {
    await run();
    console.log(`ok      ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error.message}`);
  }
}

process.exit(failed === 0 ? 0 : 1);
