import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseMessage } from '../message/parse-message.ts';
import { refusalOf } from './preflight.ts';

/*
 * The torture messages of RFC 4475. `accept` goes on to the transaction user (or to the transaction a response belongs to);
 * a number is the status the stack answers itself; `drop` is never answered.
 */
const OUTCOMES: Readonly<Record<string, 'accept' | 'drop' | number>> = {
  // §3.1.1 valid messages
  'valid/wsinv': 'accept',
  'valid/intmeth': 'accept',
  'valid/esc01': 'accept',
  'valid/escnull': 'accept',
  'valid/esc02': 'accept',
  'valid/lwsdisp': 'accept',
  'valid/longreq': 'accept',
  'valid/dblreq': 'accept', // the second request in the datagram is cut
  'valid/semiuri': 'accept',
  'valid/transports': 'accept',
  'valid/mpart01': 'accept',
  'valid/unreason': 'accept',
  'valid/noreason': 'accept',
  // §3.1.2 invalid messages
  'invalid/badinv01': 400,
  'invalid/clerr': 400,
  'invalid/ncl': 400,
  'invalid/scalar02': 400,
  'invalid/scalarlg': 'drop',
  'invalid/quotbal': 400,
  'invalid/ltgtruri': 400,
  'invalid/lwsruri': 400,
  'invalid/lwsstart': 400,
  'invalid/trws': 400,
  'invalid/escruri': 400,
  'invalid/baddate': 'accept', // Date is not looked at, which the section allows
  'invalid/regbadct': 400,
  'invalid/badaspec': 400,
  'invalid/baddn': 400,
  'invalid/badvers': 505,
  'invalid/mismatch01': 400,
  'invalid/mismatch02': 400,
  'invalid/bigcode': 'drop',
  // §3.2 transaction layer, §3.3 application layer
  'invalid/badbranch': 'accept',
  'invalid/insuf': 400,
  'invalid/unkscm': 416,
  'invalid/novelsc': 416,
  'invalid/unksm2': 'accept', // the registrar refuses the Contact
  'invalid/bext01': 420,
  'invalid/invut': 'accept', // 415 is the transaction user's
  'invalid/regaut01': 'accept', // unknown credentials are none: the verifier challenges
  'invalid/multi01': 400,
  'invalid/mcl01': 400,
  'invalid/bcast': 'accept', // a response with two Via: the stack drops it (RFC 3261 §8.1.3.3)
  'invalid/zeromf': 'accept', // an OPTIONS for ourselves
  'invalid/cparam01': 'accept',
  'invalid/cparam02': 'accept',
  'invalid/regescrt': 'accept',
  'invalid/sdp01': 'accept', // 406 is the transaction user's
  'invalid/inv2543': 'accept',
  // RFC 2543's own: no Via, no version
  'invalid/test': 'drop',
};

const folder = process.env['WPM_RFC4475'] ?? resolve(import.meta.dirname, '../../../../../shared/data/rfc4475');
const found = existsSync(folder);

function outcomeOf(file: string): 'accept' | 'drop' | number {
  const parsed = parseMessage(readFileSync(resolve(folder, `${file}.dat`)));
  if (!parsed.ok) return parsed.error.status ?? 'drop';
  if (parsed.value.kind === 'response') return 'accept';
  return refusalOf(parsed.value, new Set())?.status ?? 'accept';
}

describe.skipIf(!found)(
  `RFC 4475${found ? '' : ' — SKIPPED: its messages are not there; set WPM_RFC4475 to their folder'}`,
  () => {
    test.each(Object.entries(OUTCOMES))('%s: %s', (file, outcome) => {
      expect(outcomeOf(file)).toBe(outcome);
    });

    test('every message of the folder is in the table', () => {
      const files = ['valid', 'invalid'].flatMap((kind) =>
        readdirSync(resolve(folder, kind)).map((file) => `${kind}/${file.replace('.dat', '')}`),
      );
      expect(files.toSorted()).toEqual(Object.keys(OUTCOMES).toSorted());
    });
  },
);
