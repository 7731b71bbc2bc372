// usage: node others.mjs URL KEY — the scenario by what voice agents are built with: OpenAI's Agents SDK, Vercel's AI SDK, and the
// mcp-remote bridge; and by the command line of the MCP Inspector.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
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
    await runScenario({
      listTools: async () => ({ tools: await server.listTools() }),
      callTool: request => server.callToolResult(request.name, request.arguments),
    }, () => {});
  } finally {
    await server.close();
  }
}

async function vercelAi(type, address) {
  const client = await createMCPClient({ transport: { type, url: address, headers } });
  try {
    const tools = await client.tools();
    await runScenario({
      listTools: async () => ({ tools: Object.keys(tools).map(name => ({ name })) }),
      callTool: request => tools[request.name].execute(request.arguments, { toolCallId: '1', messages: [] }),
    }, () => {});
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

// Each request is a process of its own, and so is each session.
async function inspector(transport, address, ...more) {
  const ask = async (method, ...rest) => {
    const run = promisify(execFile)(process.execPath, [
      'node_modules/.bin/mcp-inspector', '--cli', address, '--transport', transport, ...more, '--method', method, ...rest, '--header', `x-api-key: ${key}`,
    ]);
    // It ends with a failure where the tool did, and prints the result in any case.
    const { stdout } = await run.catch(failed => (failed.stdout ? failed : Promise.reject(failed)));
    return JSON.parse(stdout);
  };
  await runScenario({
    listTools: () => ask('tools/list'),
    callTool: request => ask('tools/call', '--tool-name', request.name, ...Object.entries(request.arguments)
      .flatMap(([name, value]) => ['--tool-arg', `${name}=${typeof value === 'string' ? value : JSON.stringify(value)}`])),
  }, () => {});
}

const runs = [
  ['OpenAI Agents SDK, Streamable HTTP', () => openAiAgents(MCPServerStreamableHttp, url)],
  ['OpenAI Agents SDK, SSE', () => openAiAgents(MCPServerSSE, `${url}/sse`)],
  ['Vercel AI SDK, Streamable HTTP', () => vercelAi('http', url)],
  ['Vercel AI SDK, SSE', () => vercelAi('sse', `${url}/sse`)],
  ['mcp-remote, Streamable HTTP', () => mcpRemote('http-only', url)],
  ['mcp-remote, SSE', () => mcpRemote('sse-only', `${url}/sse`)],
  ['Inspector, 2025-11-25', () => inspector('http', url)],
  ['Inspector, 2026-07-28', () => inspector('http', url, '--protocol-era', 'modern')],
  ['Inspector, SSE', () => inspector('sse', `${url}/sse`)],
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
