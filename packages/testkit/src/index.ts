export * from './asterisk/index.ts';
export * from './audio/index.ts';
export * from './hostile/index.ts';
export * from './network/index.ts';
export * from './platform/index.ts';
export * from './sip/index.ts';
export * from './sipp/index.ts';
