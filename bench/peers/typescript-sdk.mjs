// usage: node typescript-sdk.mjs PORT POSTGRES_URL — get_customer as the SDK's documentation would write it: no
// authentication, no policy, no gRPC hop; the pool and its size are pg's usual ones.
import { createServer } from 'node:http';
import { createMcpHandler, McpServer } from '@modelcontextprotocol/server';
import { toNodeHandler } from '@modelcontextprotocol/node';
import pg from 'pg';
import { z } from 'zod';

const [port, connectionString] = process.argv.slice(2);
const pool = new pg.Pool({ connectionString, max: 20 });

const inputSchema = z.object({ customer_id: z.string() });
const outputSchema = z.object({ id: z.string(), number: z.number(), name: z.string(), email: z.string(), phone: z.string(), status: z.string() });

const handler = createMcpHandler(() => {
  const server = new McpServer({ name: 'typescript-peer', version: '1.0.0' });
  server.registerTool('get_customer', { description: 'Get a customer by number', inputSchema, outputSchema }, async ({ customer_id }) => {
    const { rows } = await pool.query({
      name: 'get_customer',
      text: 'SELECT id, number::int, name, email, phone, status::text FROM customers WHERE number = $1',
      values: [customer_id],
    });
    if (rows.length === 0) return { isError: true, content: [{ type: 'text', text: 'There is no such customer.' }] };
    return { content: [{ type: 'text', text: `${rows[0].name}, customer number ${rows[0].number}.` }], structuredContent: rows[0] };
  });
  return server;
});

createServer(toNodeHandler(handler)).listen(Number(port), '127.0.0.1', () => console.log('ready'));
