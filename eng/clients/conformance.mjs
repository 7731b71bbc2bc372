// usage: node conformance.mjs URL KEY — those scenarios of the official conformance suite that need no tools made for them.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { once } from 'node:events';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startWithKey } from './with-key.mjs';

const [url, key] = process.argv.slice(2);
assert.ok(url && key, 'usage: node conformance.mjs URL KEY');

const generic = {
  '2025-11-25': [
    'server-initialize', 'ping', 'logging-set-level', 'tools-list', 'server-session-lifecycle', 'server-sse-multiple-streams',
    'dns-rebinding-protection',
  ],
  '2026-07-28': [
    'server-stateless', 'tools-list', 'server-sse-multiple-streams', 'dns-rebinding-protection', 'http-header-validation',
    'caching', 'sep-2164-resource-not-found', 'input-required-result-unsupported-methods', 'input-required-result-validate-input',
    'input-required-result-ignore-extra-params', 'input-required-result-missing-input-response',
  ],
};

// What a check reports when it needs a tool that only the suite's own servers have.
const needsFixture = check => check.errorMessage?.startsWith('Not testable: server does not list the diagnostic tool');

function checksOf(scenario, results) {
  const folder = readdirSync(results).find(name => name.replace(/-\d{4}-\d\d-\d\dT.*$/, '') === `server-${scenario}`);
  return folder === undefined ? [] : JSON.parse(readFileSync(join(results, folder, 'checks.json'), 'utf8'));
}

const proxy = await startWithKey(url, key);
const results = mkdtempSync(join(tmpdir(), 'conformance-'));
let failed = 0;
for (const [version, scenarios] of Object.entries(generic)) {
  const output = join(results, version);
  const suite = spawn(
    process.execPath,
    ['node_modules/@modelcontextprotocol/conformance/dist/index.js', 'server', '--url', proxy.url, '--requirements', version, '-o', output],
    { stdio: 'ignore' });
  await once(suite, 'exit');

  for (const scenario of scenarios) {
    const checks = checksOf(scenario, output).filter(check => !needsFixture(check));
    const failures = checks.filter(check => check.status === 'FAILURE');
    const passed = checks.filter(check => check.status === 'SUCCESS').length;
    if (passed > 0 && failures.length === 0) {
      console.log(`ok      conformance ${version}, ${scenario}: ${passed} checks`);
    } else {
      failed++;
      console.log(`FAILED  conformance ${version}, ${scenario}: ${failures.length} of ${checks.length} checks`);
      failures.forEach(check => console.log(`        ${check.id}: ${check.errorMessage}`));
    }
  }
}

proxy.close();
rmSync(results, { recursive: true });
process.exit(failed === 0 ? 0 : 1);
