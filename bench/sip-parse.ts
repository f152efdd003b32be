import { createRequire } from 'node:module';
import { cseqOf, fromOf, parseMessage, printMessage, toOf, topViaOf } from '@wpm/sip';
import { MESSAGES } from './sip-parse/messages.ts';

/**
 * What SIP messages cost: read from bytes with all that is mandatory checked; the same, and the fields every transaction and
 * dialog asks for read too; read, printed and put into bytes again; and read by JsSIP in the same run, from text. Rounds
 * alternate, and the best of each counts, so that a busy machine hits all alike.
 */
const ROUNDS = 20;
const MESSAGES_A_ROUND = 1_000;

/** Not part of what JsSIP exports, hence without types. */
const jsSip: { parseMessage(text: string, agent: object): unknown } = createRequire(import.meta.url)(
  'jssip/lib/Parser.js',
);

const encoder = new TextEncoder();
const wire = new Uint8Array(4 * 1024);

function read(bytes: Uint8Array) {
  const parsed = parseMessage(bytes);
  if (!parsed.ok) throw new Error(parsed.error.code);
  return parsed.value;
}

/** Each says something that depends on its work, so that none is left out. */
const contenders = {
  read: (bytes: Uint8Array) => read(bytes).headers.size,
  readFields: (bytes: Uint8Array) => {
    const message = read(bytes);
    return (
      topViaOf(message).host.length + fromOf(message).uri.length + toOf(message).uri.length + cseqOf(message).number
    );
  },
  readPrint: (bytes: Uint8Array) => encoder.encodeInto(printMessage(read(bytes)), wire).written,
  jsSip: (_: Uint8Array, text: string) => (jsSip.parseMessage(text, {}) === undefined ? 0 : 1),
};

type Contender = keyof typeof contenders;
const NAMES = ['read', 'readFields', 'readPrint', 'jsSip'] as const;

/** Microseconds per message of one round. */
function round(contender: Contender, bytes: Uint8Array, text: string): number {
  const work = contenders[contender];
  let sum = 0;
  const started = performance.now();
  for (let count = 0; count < MESSAGES_A_ROUND; count++) sum += work(bytes, text);
  const micros = ((performance.now() - started) * 1_000) / MESSAGES_A_ROUND;
  if (sum < MESSAGES_A_ROUND) throw new Error(`${contender} could not read the message`);
  return micros;
}

function measure(text: string): Record<Contender, number> {
  const bytes = encoder.encode(text);
  const best: Record<Contender, number> = {
    read: Infinity,
    readFields: Infinity,
    readPrint: Infinity,
    jsSip: Infinity,
  };
  for (let count = 0; count < ROUNDS; count++) {
    for (const name of NAMES) best[name] = Math.min(best[name], round(name, bytes, text));
  }
  return best;
}

const rounded = (value: number): number => Number(value.toFixed(2));

process.stdout.write('µs           bytes    read  + fields  + print   JsSIP reads   times ours, read + print\n');
const figures = Object.entries(MESSAGES).map(([message, text]) => {
  const best = measure(text);
  const ratio = best.jsSip / best.readPrint;
  const cells = [text.length, ...NAMES.map((name) => best[name].toFixed(2)), ratio.toFixed(1)];
  const widths = [6, 8, 10, 9, 14, 12];
  const row = cells.map((cell, at) => String(cell).padStart(widths[at] ?? 0)).join('');
  process.stdout.write(`${message.padEnd(12)}${row}\n`);
  const micros = Object.fromEntries(NAMES.map((name) => [name, rounded(best[name])]));
  return { message, bytes: text.length, micros, timesFasterThanJsSip: rounded(ratio) };
});
process.stdout.write(`${JSON.stringify({ bench: 'sip-parse', figures })}\n`);
