// Turns the npm packages of package.json into Java sources and the archives those load at run time:
//
//   node_modules/ --prune--> target/bindings/npm/ --jsii-pacmak--> target/generated-{sources,resources}/bindings/
//
// Pruned are the AWS provider (to aws-resources.txt) and cdk8s-plus (to the Kubernetes API); README.md says why.
// While the inputs stay the same, nothing runs but the check of imports.

import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';

const ROOM = path.dirname(fileURLToPath(import.meta.url));
const ROOT = path.resolve(ROOM, '../..');
const MODULES = path.join(ROOM, 'node_modules');
const WORK = path.join(ROOM, 'target/bindings');
const STAGED = path.join(WORK, 'npm');
const STAMP = path.join(WORK, 'inputs.sha256');
const JAVA_PACKAGES = path.join(WORK, 'java-packages.json');
const OUTPUTS = { java: 'target/generated-sources/bindings', resources: 'target/generated-resources/bindings' };
const LIST = 'aws-resources.txt';
const NPM_INPUTS = ['package.json', 'package-lock.json', '.npmrc'];
const INPUTS = ['generate.mjs', ...NPM_INPUTS];
const AWS = '@cdktn/provider-aws';
const KUBERNETES = 'cdk8s-plus-34';
const SCANNED = ['infra', 'apps'];
const LAZILY = `"use strict";
const lazily = (name, get) => Object.defineProperty(exports, name, { enumerable: true, get });
`;

const require = createRequire(path.join(ROOM, 'package.json'));
const started = performance.now();

/** A mistake of the developer: its message is the whole answer, a stack trace would hide it. */
class Refusal extends Error {}

try {
  main();
} catch (problem) {
  if (!(problem instanceof Refusal)) throw problem;
  console.error(problem.message);
  process.exitCode = 1;
}

function main() {
  const inputs = hashOf(INPUTS, readList().map(({ name }) => name));
  if (readOr(STAMP, '') !== inputs) {
    generate();
    fs.writeFileSync(STAMP, inputs);
  }
  checkImports(JSON.parse(fs.readFileSync(JAVA_PACKAGES, 'utf8')));
}

function generate() {
  installPackages();
  generateJava([path.join(MODULES, 'cdktn'), pruneAws(), pruneKubernetes()]);
  say('the Java sources are ready; javac needs about half a minute for them');
}

// ---- npm -----------------------------------------------------------------------------------------------------------

function installPackages() {
  const installed = path.join(MODULES, '.lock-sha256');
  const lock = hashOf(NPM_INPUTS);
  if (readOr(installed, '') === lock) return;
  say('npm ci: fetch the packages of package-lock.json');
  run('npm', ['ci', '--loglevel=error']);
  fs.writeFileSync(installed, lock);
}

// ---- prune ---------------------------------------------------------------------------------------------------------

function pruneAws() {
  say(`prune ${AWS}: read its assembly`);
  const assembly = readAssembly(AWS);
  const known = submodulesByTerraformName(assembly);
  const listed = readList();
  refuseAll(listed.filter(({ name }) => !known.has(name)).map((entry) => unknownName(entry, known)));
  fs.rmSync(WORK, { recursive: true, force: true });
  write(JAVA_PACKAGES, JSON.stringify(javaPackages(known), null, 1));
  return prune(AWS, assembly, new Set(listed.map(({ name }) => known.get(name))));
}

function pruneKubernetes() {
  return prune(KUBERNETES, readAssembly(KUBERNETES), new Set([`${KUBERNETES}.k8s`]));
}

/** Stages the package with the types of these submodules and all that they refer to; returns the folder. */
function prune(name, assembly, submodules) {
  const all = assembly.types;
  const roots = Object.values(all).filter((type) => submodules.has(submoduleOf(type)));
  assembly.types = reachable(roots, all);
  const kept = new Set(Object.values(assembly.types).map(submoduleOf));
  assembly.submodules = pick(assembly.submodules, (submodule) => kept.has(submodule));
  delete assembly.readme;
  delete assembly.bundled;
  say(`prune ${name}: keep ${Object.keys(assembly.types).length} of ${Object.keys(all).length} types`);
  return stage(name, assembly);
}

/** The types that the roots lead to, themselves included, in the order of the assembly. */
function reachable(roots, all) {
  const seen = new Set();
  const pending = roots.map((type) => type.fqn);
  while (pending.length > 0) {
    const fqn = pending.pop();
    if (seen.has(fqn) || !(fqn in all)) continue;
    seen.add(fqn);
    pending.push(...references(all[fqn]));
  }
  return pick(all, (fqn) => seen.has(fqn));
}

/** Every string in a type that may name another type; one that does not is unknown to the assembly and drops out. */
function references(value) {
  if (typeof value === 'string') return value.includes('.') && !value.includes(' ') ? [value] : [];
  if (value === null || typeof value !== 'object') return [];
  return Object.values(value).flatMap(references);
}

/** Writes a package of what is left: the assembly, its submodules' scripts, an index that loads them on demand. */
function stage(name, assembly) {
  const from = path.join(MODULES, name);
  const to = path.join(STAGED, name);
  const description = JSON.parse(fs.readFileSync(path.join(from, 'package.json'), 'utf8'));
  for (const key of ['scripts', 'devDependencies', 'dependencies', 'bundledDependencies']) delete description[key];
  write(path.join(to, 'package.json'), JSON.stringify(description));
  write(path.join(to, '.jsii'), JSON.stringify(assembly));
  const index = path.join(to, 'lib/index.js');
  const lines = Object.entries(assembly.submodules).map(([submodule, { symbolId }]) => {
    const script = symbolId.replace(/^src\//, '').replace(/:$/, '');
    copyScripts(from, to, script);
    return `lazily('${lastPart(submodule)}', () => require('./${script}'));`;
  });
  write(index, `${LAZILY}${lines.join('\n')}\n`);
  loadAll(index);
  return to;
}

/** A submodule is a folder (src/vpc/index) or a single script (src/imports/k8s); its source map is no use in Java. */
function copyScripts(from, to, script) {
  const lib = path.join(from, 'lib');
  const folder = path.basename(script) === 'index' ? path.join(lib, path.dirname(script)) : undefined;
  for (const file of folder ? filesBelow(folder, '.js') : [path.join(lib, `${script}.js`)]) {
    const source = fs.readFileSync(file, 'utf8');
    write(path.join(to, path.relative(from, file)), source.replace(/\n\/\/# sourceMappingURL=\S+\s*$/, '\n'));
  }
}

/** A script that needs a pruned one fails here, at build time, and not in somebody's synth. */
function loadAll(index) {
  const loaded = require(index);
  for (const submodule of Object.keys(loaded)) void loaded[submodule];
}

function lastPart(submodule) {
  return submodule.split('.').pop();
}

function readAssembly(name) {
  const file = path.join(MODULES, name, '.jsii');
  const assembly = JSON.parse(fs.readFileSync(file, 'utf8'));
  if (assembly.schema !== 'jsii/file-redirect') return assembly;
  return JSON.parse(gunzipSync(fs.readFileSync(path.join(path.dirname(file), assembly.filename))).toString('utf8'));
}

function submoduleOf({ assembly, namespace }) {
  return `${assembly}.${namespace}`;
}

// ---- the list of AWS resources -------------------------------------------------------------------------------------

function readList() {
  const lines = fs.readFileSync(path.join(ROOM, LIST), 'utf8').split('\n');
  return lines
    .map((text, index) => ({ name: text.replace(/#.*/, '').trim(), line: index + 1 }))
    .filter(({ name }) => name !== '');
}

/** Terraform's address ('aws_vpc', 'data.aws_ami', 'provider') of each submodule: the heading of its documentation. */
function submodulesByTerraformName(assembly) {
  const names = Object.entries(assembly.submodules).map(([submodule, { readme }]) => {
    const heading = /^# `(\w+)`/.exec(readme?.markdown ?? '')?.[1] ?? '';
    return [heading.replace(/^(data|ephemeral)_(?=aws_)/, '$1.'), submodule];
  });
  return new Map(names.filter(([name]) => name !== ''));
}

function unknownName({ name, line }, known) {
  const rank = (other) => (other.startsWith(name) ? 0 : distance(name, other));
  const near = [...known.keys()].map((other) => [rank(other), other]).sort(([a], [b]) => a - b);
  const names = near.slice(0, 3).map(([, other]) => other);
  return `infra/bindings/${LIST}:${line}: the AWS provider has no '${name}'; near names: ${names.join(', ')}`;
}

/** Levenshtein distance. */
function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, column) => column);
  for (let i = 1; i <= a.length; i++) {
    const above = row;
    row = [i];
    for (let j = 1; j <= b.length; j++) {
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, above[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
  }
  return row[b.length];
}

// ---- Java ----------------------------------------------------------------------------------------------------------

function generateJava(packages) {
  say('jsii-pacmak: write Java sources');
  const options = ['-t', 'java', '--code-only', '-o', WORK, '--no-npmignore', '--rosetta-unknown-snippets', 'verbatim'];
  run(process.execPath, [require.resolve('jsii-pacmak/bin/jsii-pacmak'), ...options, ...packages]);
  for (const [kind, target] of Object.entries(OUTPUTS)) {
    const to = path.join(ROOM, target);
    fs.rmSync(to, { recursive: true, force: true });
    fs.mkdirSync(path.dirname(to), { recursive: true });
    fs.renameSync(path.join(WORK, 'java/src/main', kind), to);
  }
}

/** From the last part of a Java package (sqs_queue) to Terraform's name (aws_sqs_queue), as pacmak spells it. */
function javaPackages(known) {
  const { toSnakeCase } = require('codemaker');
  return Object.fromEntries([...known].map(([name, submodule]) => [toSnakeCase(lastPart(submodule)), name]));
}

/** javac can only say that a package does not exist; reading the rooms' imports first allows to name the remedy. */
function checkImports(terraformNames) {
  const missing = SCANNED.flatMap((room) => filesBelow(path.join(ROOT, room), '.java'))
    .flatMap((file) => importsOf(file).map((name) => ({ file: path.relative(ROOT, file), name })))
    .filter(({ name }) => Object.hasOwn(terraformNames, name))
    .filter(({ name }) => !fs.existsSync(path.join(ROOM, OUTPUTS.java, 'io/cdktn/providers/aws', name)));
  const remedy = ({ file, name }) =>
    `${file} uses io.cdktn.providers.aws.${name}, which has no Java classes yet: ` +
    `add the line '${terraformNames[name]}' to infra/bindings/${LIST}`;
  refuseAll(missing.map(remedy));
}

function importsOf(file) {
  const uses = fs.readFileSync(file, 'utf8').matchAll(/\bio\.cdktn\.providers\.aws\.([a-z0-9_]+)/g);
  return [...uses].map(([, name]) => name);
}

// ---- small tools ---------------------------------------------------------------------------------------------------

function say(text) {
  const seconds = ((performance.now() - started) / 1000).toFixed(1).padStart(5);
  console.log(`bindings ${seconds} s  ${text}`);
}

function refuseAll(sentences) {
  if (sentences.length > 0) throw new Refusal([...new Set(sentences)].join('\n'));
}

function run(command, args) {
  const node = process.versions.node.split('.')[0];
  const env = { ...process.env, JSII_SILENCE_WARNING_END_OF_LIFE_NODE_VERSION: node };
  const { status, error } = spawnSync(command, args, { cwd: ROOM, env, stdio: ['ignore', 'inherit', 'inherit'] });
  if (error) throw new Refusal(`infra/bindings: cannot start ${command}: ${error.message}`);
  if (status !== 0) throw new Refusal(`infra/bindings: ${path.basename(command)} ${args[0]} failed, see above`);
}

function filesBelow(folder, ending) {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const full = path.join(folder, entry.name);
    if (!entry.isDirectory()) return full.endsWith(ending) ? [full] : [];
    return ['target', 'node_modules'].includes(entry.name) ? [] : filesBelow(full, ending);
  });
}

function write(file, text) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, text);
}

function readOr(file, otherwise) {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : otherwise;
}

function hashOf(files, words = []) {
  const sum = createHash('sha256').update(words.join('\0'));
  for (const file of files) sum.update(file).update('\0').update(fs.readFileSync(path.join(ROOM, file)));
  return sum.digest('hex');
}

function pick(object, wanted) {
  return Object.fromEntries(Object.entries(object).filter(([key]) => wanted(key)));
}
