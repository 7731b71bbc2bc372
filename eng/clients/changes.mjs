// usage: node changes.mjs URL KEY — a policy changes what the list of tools says, and clients of every era are told.
import assert from 'node:assert/strict';
import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2, SSEClientTransport as SseV2 } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';

const [url, key] = process.argv.slice(2);
assert.ok(url && key, 'usage: node changes.mjs URL KEY');

const headers = { 'x-api-key': key };
const options = { requestInit: { headers } };
const me = { name: 'platform-client-check', version: '1.0.0' };
const policy = new URL('/api/policies/order_cancel?account=development', url);

// Resolves when the client was told.
function listener(name, Client, transport, more) {
  return new Promise((connected, failed) => {
    const told = new Promise(tell => {
      const client = new Client(me, { ...more, listChanged: { tools: { autoRefresh: false, debounceMs: 0, onChanged: error => error ? failed(error) : tell() } } });
      client.connect(transport).then(() => connected({ name, client, told: () => told }), failed);
    });
  });
}

const listeners = await Promise.all([
  listener('v2, 2026-07-28', ClientV2, new HttpV2(new URL(url), options), { versionNegotiation: { mode: { pin: '2026-07-28' } } }),
  listener('v2, 2025-11-25', ClientV2, new HttpV2(new URL(url), options)),
  listener('v2, SSE', ClientV2, new SseV2(new URL(`${url}/sse`), options)),
  listener('v1, 2025-11-25', ClientV1, new HttpV1(new URL(url), options)),
]);

const patience = new Promise((_, late) => setTimeout(late, 30_000, new Error('nothing was told within 30 seconds')).unref());
const riskIn = async client => (await client.listTools()).tools.find(tool => tool.name === 'order_cancel')._meta.riskLevel;

let failed = 0;
const answer = await fetch(policy, {
  method: 'PUT', headers: { ...headers, 'Content-Type': 'application/json' }, body: JSON.stringify({ risk: 'critical', reason: 'to see who is told' }),
});
assert.equal(answer.status, 200, await answer.text());
for (const { name, client, told } of listeners) {
  try {
    await Promise.race([told(), patience]);
    // Without a session the list may come from a process that hears of it a moment later.
    while (await Promise.race([riskIn(client), patience]) !== 'critical');
    console.log(`ok      a changed policy, ${name}`);
  } catch (error) {
    failed++;
    console.log(`FAILED  a changed policy, ${name}: ${error.message}`);
  } finally {
    await client.close().catch(() => {});
  }
}

await fetch(`${policy}&reason=seen`, { method: 'DELETE', headers });
process.exit(failed === 0 ? 0 : 1);
