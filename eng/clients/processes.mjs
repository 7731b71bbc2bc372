// The processes of the edge that a platform has started, from /proc.
import { readFileSync, readdirSync } from 'node:fs';

const read = path => { try { return readFileSync(path, 'utf8'); } catch { return ''; } };

function processes() {
  return readdirSync('/proc').filter(name => /^\d+$/.test(name)).map(pid => {
    // The name of the program, in brackets, may have spaces.
    const parent = Number(read(`/proc/${pid}/stat`).replace(/^.*\) /s, '').split(' ')[1]);
    return { pid: Number(pid), parent, command: read(`/proc/${pid}/cmdline`).split('\0') };
  });
}

/** Those that descend from the process. */
export function edges(platform) {
  const all = processes();
  const family = new Set([Number(platform)]);
  for (let size = 0; size < family.size;) {
    size = family.size;
    all.filter(one => family.has(one.parent)).forEach(one => family.add(one.pid));
  }

  return all.filter(one => family.has(one.pid) && one.command.some(part => /(^|\/)McpEdge(\.dll)?$/.test(part)));
}

/** Whether an edge can serve. */
export async function healthy({ pid }) {
  const address = read(`/proc/${pid}/environ`).split('\0').find(variable => variable.startsWith('ASPNETCORE_URLS='))?.split('=')[1];
  try {
    return (await fetch(new URL('/health', address))).ok;
  } catch {
    return false;
  }
}
