// What a voice agent does in one call: find the customer, look for a product, check the stock, order it, ask for the order.
// Every answer is compared with what the platform said before, so a canned answer would fail.
import assert from 'node:assert/strict';

export async function runScenario(client, say) {
  const { tools } = await client.listTools();
  const names = tools.map(tool => tool.name);
  for (const name of ['customer_lookup', 'get_customer', 'product_search', 'inventory_check', 'order_create', 'order_status', 'order_cancel']) {
    assert.ok(names.includes(name), `tools/list names ${name}`);
  }

  const call = async (name, args) => {
    let result = await client.callTool({ name, arguments: args });
    // An agent does what it is told: a call that may be repeated is repeated once.
    if (result.isError && result.structuredContent?.retryable) result = await client.callTool({ name, arguments: args });
    assert.ok(!result.isError, `${name} failed: ${result.content?.[0]?.text}`);
    assert.equal(result.content[0].type, 'text');
    assert.ok(!result.content[0].text.includes('\n'), `${name} answers in one line`);
    assert.deepEqual(JSON.parse(result.content[1].text), result.structuredContent, `${name} repeats its data as text`);
    say(`${name}: ${result.content[0].text}`);
    return result.structuredContent;
  };

  const customer = await call('customer_lookup', { email: 'customer@example.com' });
  assert.equal(customer.email, 'customer@example.com');
  const sameCustomer = await call('get_customer', { customerId: String(customer.number) });
  assert.equal(sameCustomer.id, customer.id);

  const found = await call('product_search', { query: 'espresso' });
  const product = found.products[0];
  const before = await call('inventory_check', { item_id: product.item_id, location: 'main' });

  const order = await call('order_create', { customer_id: customer.id, location: 'main', items: [{ item_id: product.item_id, quantity: 2 }] });
  const read = await call('order_status', { order_id: String(order.number) });
  assert.equal(read.id, order.id);
  assert.equal(read.status, 'confirmed');
  assert.equal(read.total.minor_units, 2 * product.price.minor_units);

  const after = await call('inventory_check', { item_id: product.item_id, location: 'main' });
  assert.equal(after.locations[0].available, before.locations[0].available - 2, 'the order took its stock');

  const cancelled = await call('order_cancel', { order_id: String(order.number), reason: 'client check' });
  assert.equal(cancelled.status, 'cancelled');

  const missing = await client.callTool({ name: 'get_customer', arguments: { customer_id: '999999' } });
  assert.equal(missing.isError, true);
  assert.match(missing.content[0].text, /^[^\n{]+$/, 'an error is one spoken line');
}
