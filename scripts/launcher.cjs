#!/usr/bin/env node
/* Runs the bundle with V8's code cache; a cache of another Node is ignored by V8. */
'use strict';
const { readFileSync, writeFileSync } = require('node:fs');
const { Script } = require('node:vm');

if (Number.parseInt(process.versions.node, 10) < 20) {
    process.stderr.write(`kalint: needs Node 20 or newer; this is ${process.version}\n`);
    process.exit(2);
}
const bundle = `${__dirname}/main.cjs`;
const cache = `${__dirname}/main.cache`;
let cachedData;
try {
    cachedData = readFileSync(cache);
} catch {
    // Without a cache the bundle is compiled as it is needed.
}
const script = new Script(readFileSync(bundle, 'latin1'), { filename: bundle, cachedData });
const module_ = { exports: {} };
script.runInThisContext()(module_.exports, require, module_, bundle, __dirname);
// A thread of the program asks for what it exports.
module.exports = module_.exports;
if (process.env.KALINT_WRITE_CACHE === '1')
    process.on('exit', () => writeFileSync(cache, script.createCachedData()));
