export type { SippAddress, SippOptions, SippTransport } from './arguments.ts';
export { prepareSippWithTls } from './program.ts';
export { Sipp, type SippResult } from './sipp.ts';
export type { TracedMessage } from './trace.ts';
