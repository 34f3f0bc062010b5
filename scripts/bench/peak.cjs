/* Loaded before a program: tells on file descriptor 3, when it ends, how much memory it had at most, in KiB. */
'use strict';
const { writeSync } = require('node:fs');
process.on('exit', () => writeSync(3, String(process.resourceUsage().maxRSS)));
