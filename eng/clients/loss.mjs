// usage: node loss.mjs URL KEY PID — the platform of process PID runs two edges. One of them is killed, between calls and during calls:
// clients without a session go on, and lose no more than the call that was on its way; clients with one begin another.
import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { createMCPClient } from '@ai-sdk/mcp';
import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2, SSEClientTransport as SseV2 } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { SSEClientTransport as SseV1 } from '@modelcontextprotocol/sdk/client/sse.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { MCPServerStreamableHttp } from '@openai/agents';
import { edges, healthy } from './processes.mjs';

const [url, key, platform] = process.argv.slice(2);
assert.ok(url && key && platform, 'usage: node loss.mjs URL KEY PID');

const callsDuringLoss = 60;
const headers = { 'x-api-key': key };
const options = { requestInit: { headers } };
const me = { name: 'platform-client-check', version: '1.0.0' };
const mcp = new URL(url);
const sse = new URL(`${url}/sse`);
const modern = { versionNegotiation: { mode: { pin: '2026-07-28' } } };

async function typeScript(client, transport) {
  await client.connect(transport);
  const request = { name: 'get_customer', arguments: { customer_id: 1 } };
  // The answer of a session that has ended never comes, and an agent doesn't wait for ever.
  const more = client instanceof ClientV1 ? [undefined, { timeout: 10_000 }] : [{ timeout: 10_000 }];
  return { call: async () => (await client.callTool(request, ...more)).content, close: () => client.close() };
}

async function openAiAgents() {
  const server = new MCPServerStreamableHttp({ url, name: 'platform', requestInit: { headers } });
  await server.connect();
  return { call: () => server.callTool('get_customer', { customer_id: 1 }), close: () => server.close() };
}

async function vercelAi() {
  const client = await createMCPClient({ transport: { type: 'http', url, headers } });
  const tools = await client.tools();
  return {
    call: async () => (await tools.get_customer.execute({ customer_id: 1 }, { toolCallId: '1', messages: [] })).content,
    close: () => client.close(),
  };
}

const kinds = [
  { name: 'v2, 2026-07-28', hasSession: false, open: () => typeScript(new ClientV2(me, modern), new HttpV2(mcp, options)) },
  { name: 'OpenAI Agents SDK, 2026-07-28', hasSession: false, open: openAiAgents },
  { name: 'Vercel AI SDK, 2026-07-28', hasSession: false, open: vercelAi },
  { name: 'v2, 2025-11-25', hasSession: true, open: () => typeScript(new ClientV2(me), new HttpV2(mcp, options)) },
  { name: 'v1, 2025-11-25', hasSession: true, open: () => typeScript(new ClientV1(me), new HttpV1(mcp, options)) },
  { name: 'v2, SSE', hasSession: true, open: () => typeScript(new ClientV2(me), new SseV2(sse, options)) },
  { name: 'v1, SSE', hasSession: true, open: () => typeScript(new ClientV1(me), new SseV1(sse, options)) },
];

class Caller {
  constructor(kind) { Object.assign(this, kind, { calls: 0, failures: [], sessions: 0 }); }

  async connect() {
    this.client = await this.open();
    this.sessions++;
  }

  // What an agent does when a call fails: once more, in a session anew if it has one. A second failure is one too many.
  async ask() {
    this.calls++;
    try {
      await this.answer();
    } catch (error) {
      this.failures.push(error.message);
      if (this.hasSession) {
        await this.client.close().catch(() => {});
        await this.connect();
      }
      await this.answer();
    }
  }

  // A busy machine may answer too late, and says so: that is no loss.
  async answer(repeats = 3) {
    const data = JSON.parse((await this.client.call())[1].text);
    if (data.retryable && repeats > 0) return this.answer(repeats - 1);
    assert.equal(data.number, 1, data.code);
  }
}

async function kill() {
  const [victim] = edges(platform);
  process.kill(victim.pid, 'SIGKILL');
  // Until its parent knows.
  while (existsSync(`/proc/${victim.pid}`)) await pause(10);
}

async function bothAreThere() {
  while ((await Promise.all(edges(platform).map(healthy))).filter(Boolean).length < 2) await pause(100);
}

let failed = 0;
const report = (caller, problem) => {
  failed += problem ? 1 : 0;
  console.log(`${problem ? 'FAILED ' : 'ok     '} a killed edge, ${caller.name}: ${problem ?? `${caller.calls} calls, ${caller.failures.length} repeated, ${caller.sessions - 1} sessions anew`}`);
};

const callers = kinds.map(kind => new Caller(kind));
const each = async work => Promise.all(callers.map(caller => work(caller).catch(error => { caller.problem ??= error.message; })));

await bothAreThere();
await each(async caller => { await caller.connect(); await caller.ask(); });

await kill();
await each(async caller => {
  await caller.ask();
  if (!caller.hasSession) assert.deepEqual(caller.failures, [], 'nobody notices a loss between calls');
});

await bothAreThere();
let asked = 0;
let killed;
await each(async caller => {
  for (let call = 0; call < callsDuringLoss; call++) {
    if (++asked === callers.length * callsDuringLoss / 3) killed = kill();
    await caller.ask();
  }
});
await killed;

for (const caller of callers) {
  // Nobody but the client can know whether a call that an edge took with it may be made again.
  if (!caller.hasSession && caller.failures.length > 1) caller.problem ??= `${caller.failures.length} calls failed, and one was on its way`;
  report(caller, caller.problem);
  await caller.client?.close().catch(() => {});
}

await bothAreThere();
process.exit(failed === 0 ? 0 : 1);
