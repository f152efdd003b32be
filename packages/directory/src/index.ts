export { type Dialled, readCaller, readDialled } from './number/dialled.ts';
