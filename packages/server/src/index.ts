import { fileURLToPath } from 'node:url';

/** Reports on their way into files; the benchmark writes a million rows by it. */
export { ExportJobs } from './exports/export-jobs.ts';
export { DEMO_CUSTOMERS, type DemoCustomer } from './demo/demo-customers.ts';

export { operatorSocket } from './data-folder.ts';
export { askPlatform } from './operator/ask-platform.ts';
export { type CallAnswer, callAnswer } from './operator/call-protocol.ts';

/** The operator's command line: `node <this> <verb>`, with `WPM_DATA` in its environment. */
export const COMMAND_LINE = fileURLToPath(new URL('./operator/cli/main.ts', import.meta.url));

/** The program that starts and keeps everything: `node <this>`, with the settings in its environment. */
export const SUPERVISOR = fileURLToPath(new URL('./supervisor/main.ts', import.meta.url));
