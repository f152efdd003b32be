import { config } from 'zod';

/**
 * Zod compiles object schemas with `new Function` where it can. The apps' CSP forbids that (`script-src 'self'`), and even the
 * probe is reported as a violation. Must run before the first schema of the contract is made, so it is the first import.
 */
config({ jitless: true });
