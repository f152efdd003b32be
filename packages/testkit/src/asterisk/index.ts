export { Asterisk, prepareAsterisk } from './asterisk.ts';
export type { AsteriskOptions, AsteriskPorts } from './configuration.ts';
