// Measures croft's commands and the comparison with stock CDKTF; prints one table of figures, as Markdown.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { run } from './processes.mjs';

const root = join(import.meta.dirname, '..');
const scratch = mkdtempSync(join(tmpdir(), 'croft-bench-'));
const cache = join(scratch, 'jsii');
const out = join(scratch, 'out');

const forgetFreshness = () => rmSync(join(root, '.croft'), { recursive: true, force: true });
const forgetPackages = () => rmSync(cache, { recursive: true, force: true });
const program = (project, name) => [
  'java',
  '-cp',
  ['classes', 'lib/*'].map((part) => join(import.meta.dirname, project, 'target', part)).join(':'),
  `dev.croft.bench.${name}.Network`,
  out,
];
const stock = program('stock-cdktf', 'stock');
const bindings = program('croft-bindings', 'bindings');

// before: what is undone before each run; budget: what it may cost at most, by the median
const cases = [
  {
    name: '`./croft synth drawguess`, all of it anew',
    command: ['./croft', 'synth', 'drawguess'],
    before: forgetFreshness,
    budget: { seconds: 3, megabytes: 300 },
  },
  { name: '`./croft synth drawguess`, nothing changed', command: ['./croft', 'synth', 'drawguess'], budget: { seconds: 0.6 } },
  { name: '`./croft check drawguess`', command: ['./croft', 'check', 'drawguess'], budget: { seconds: 0.6, node: false } },
  {
    name: '`./croft synth`, all five platforms anew',
    command: ['./croft', 'synth'],
    before: forgetFreshness,
    budget: { seconds: 8, megabytes: 400 },
  },
  { name: '`./croft synth`, nothing changed', command: ['./croft', 'synth'], budget: { seconds: 1 } },
  { name: '`./croft check`, all five', command: ['./croft', 'check'], budget: { seconds: 1, node: false } },
  { name: 'network, croft\'s bindings, empty jsii cache', command: bindings, before: forgetPackages },
  { name: 'network, CDKTF 0.19.2, empty jsii cache', command: stock, before: forgetPackages },
  { name: 'network, croft\'s bindings', command: bindings },
  { name: 'network, CDKTF 0.19.2', command: stock },
];

async function measure(each, runs) {
  const figures = [];
  for (let i = 0; i <= runs; i++) {
    each.before?.();
    figures.push(await run(each.command, { cwd: root, env: environment() }));
  }
  return summary(figures.slice(1)); // the first run warms up
}

function environment() {
  const silent = process.versions.node.split('.')[0];
  return { ...process.env, JSII_RUNTIME_PACKAGE_CACHE_ROOT: cache, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: silent };
}

function summary(figures) {
  const seconds = figures.map((each) => each.seconds).sort((a, b) => a - b);
  return {
    min: seconds[0],
    median: seconds[Math.floor(seconds.length / 2)],
    max: seconds[seconds.length - 1],
    megabytes: Math.max(...figures.map((each) => each.megabytes)),
    node: figures.some((each) => each.node),
  };
}

function broken({ budget = {} }, { median, megabytes, node }) {
  return [
    median > budget.seconds && `over ${budget.seconds} s`,
    megabytes > budget.megabytes && `over ${budget.megabytes} MB`,
    budget.node === false && node && 'starts Node.js',
  ].filter(Boolean);
}

function verdict(each, figures) {
  if (!each.budget) return '';
  const limits = [
    `${each.budget.seconds} s`,
    each.budget.megabytes && `${each.budget.megabytes} MB`,
    each.budget.node === false && 'no Node.js',
  ].filter(Boolean);
  return `${limits.join(', ')}: ${broken(each, figures).join(', ') || 'held'}`;
}

const runs = Number(process.argv[2] ?? 7);
const results = [];
console.log('| what | min s | median s | max s | peak MB | budget |\n|---|---|---|---|---|---|');
for (const each of cases) {
  const figures = await measure(each, runs);
  results.push(figures);
  const seconds = [figures.min, figures.median, figures.max].map((value) => value.toFixed(2));
  console.log(`| ${[each.name, ...seconds, figures.megabytes.toFixed(0), verdict(each, figures)].join(' | ')} |`);
}
const [oursCold, stockCold, ours, theirs] = results.slice(-4);
const ratio = (a, b) => `${(b.median / a.median).toFixed(1)} times the time, ${(b.megabytes / a.megabytes).toFixed(1)} times the memory`;
console.log(`\nStock CDKTF against croft's bindings: ${ratio(ours, theirs)}; with an empty jsii cache ${ratio(oursCold, stockCold)}.`);
rmSync(scratch, { recursive: true, force: true });
process.exitCode = cases.some((each, i) => broken(each, results[i]).length > 0) ? 1 : 0;
