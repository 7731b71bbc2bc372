// usage: node typescript.mjs URL KEY — the official TypeScript clients, v1 and v2, in each protocol era and transport.
import assert from 'node:assert/strict';
import { Client as ClientV2, StreamableHTTPClientTransport as HttpV2, SSEClientTransport as SseV2 } from '@modelcontextprotocol/client';
import { Client as ClientV1 } from '@modelcontextprotocol/sdk/client/index.js';
import { StreamableHTTPClientTransport as HttpV1 } from '@modelcontextprotocol/sdk/client/streamableHttp.js';
import { SSEClientTransport as SseV1 } from '@modelcontextprotocol/sdk/client/sse.js';
import { runScenario } from './scenario.mjs';

const [url, key] = process.argv.slice(2);
assert.ok(url && key, 'usage: node typescript.mjs URL KEY');

const mcp = new URL(url);
const sse = new URL(`${url}/sse`);
const options = { requestInit: { headers: { 'x-api-key': key } } };
const me = { name: 'platform-client-check', version: '1.0.0' };

const runs = [
  ['v2, automatic', '2026-07-28', () => [new ClientV2(me, { versionNegotiation: { mode: 'auto' } }), new HttpV2(mcp, options)]],
  ['v2, pinned', '2026-07-28', () => [new ClientV2(me, { versionNegotiation: { mode: { pin: '2026-07-28' } } }), new HttpV2(mcp, options)]],
  ['v2, default', '2025-11-25', () => [new ClientV2(me), new HttpV2(mcp, options)]],
  ['v2, 2025-11-25', '2025-11-25', () => [new ClientV2(me, { supportedProtocolVersions: ['2025-11-25'] }), new HttpV2(mcp, options)]],
  ['v2, 2025-06-18', '2025-06-18', () => [new ClientV2(me, { supportedProtocolVersions: ['2025-06-18'] }), new HttpV2(mcp, options)]],
  ['v2, 2025-03-26', '2025-03-26', () => [new ClientV2(me, { supportedProtocolVersions: ['2025-03-26'] }), new HttpV2(mcp, options)]],
  ['v2, SSE', '2025-11-25', () => [new ClientV2(me), new SseV2(sse, options)]],
  ['v1, default', '2025-11-25', () => [new ClientV1(me), new HttpV1(mcp, options)]],
  ['v1, SSE', '2025-11-25', () => [new ClientV1(me), new SseV1(sse, options)]],
];

let failed = 0;
for (const [name, version, create] of runs) {
  const [client, transport] = create();
  const heard = [];
  try {
    await client.connect(transport);
    const negotiated = client.getNegotiatedProtocolVersion?.() ?? transport.protocolVersion;
    if (negotiated !== undefined) assert.equal(negotiated, version);
    await runScenario(client, line => heard.push(line));
    console.log(`ok      ${name} (${negotiated ?? version})`);
  } catch (error) {
    failed++;
    console.log(`FAILED  ${name}: ${error.message}`);
    heard.forEach(line => console.log(`        ${line}`));
  } finally {
    await client.close().catch(() => {});
  }
}

const stranger = new ClientV2(me);
await assert.rejects(() => stranger.connect(new HttpV2(mcp)), error => error.data?.status === 401, 'no key is refused');
console.log('ok      no key is refused');
process.exit(failed === 0 ? 0 : 1);
