// Runs a command and watches it: wall time, and the memory of all its processes together.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { basename } from 'node:path';
import { performance } from 'node:perf_hooks';

const EVERY_MS = 10;

/** Resolves to { seconds, megabytes, node }: the peak of the resident memory summed over the process tree, and whether Node.js was in it. */
export function run(command, options) {
  return new Promise((resolve, reject) => {
    const seen = { kilobytes: 0, node: false };
    let errors = '';
    const started = performance.now();
    const child = spawn(command[0], command.slice(1), { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    const watch = setInterval(() => observe(child.pid, seen), EVERY_MS);
    child.stderr.on('data', (text) => (errors += text));
    child.on('error', reject);
    child.on('close', (code) => {
      clearInterval(watch);
      const seconds = (performance.now() - started) / 1000;
      if (code === 0) resolve({ seconds, megabytes: seen.kilobytes / 1024, node: seen.node });
      else reject(new Error(`${command.join(' ')} ended with ${code}\n${errors}`));
    });
  });
}

function observe(root, seen) {
  const processes = tree(root).map(status).filter(Boolean);
  seen.kilobytes = Math.max(seen.kilobytes, processes.reduce((sum, each) => sum + each.kilobytes, 0));
  seen.node ||= processes.some((each) => each.program === 'node');
}

function tree(pid) {
  return [pid, ...children(pid).flatMap(tree)];
}

function children(pid) {
  try {
    return readdirSync(`/proc/${pid}/task`)
      .flatMap((thread) => readFileSync(`/proc/${pid}/task/${thread}/children`, 'utf8').split(' '))
      .filter(Boolean);
  } catch {
    return []; // it ended between two looks
  }
}

function status(pid) {
  try {
    const resident = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return { program: basename(readlinkSync(`/proc/${pid}/exe`)), kilobytes: Number(resident?.[1] ?? 0) };
  } catch {
    return undefined;
  }
}
