import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import type { Work } from './check/many/work.ts';
import { run } from './main.ts';

if (isMainThread) {
    void run(process.argv.slice(2)).then((status) => {
        process.exitCode = status;
    });
} else if (parentPort !== null) {
    const port = parentPort;
    void import('./check/many/worker.ts').then(({ serve }) => serve(port, workerData as Work));
}
