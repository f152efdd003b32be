import type { PushMessage } from '@wpm/contract';

/** Longer is no name of a caller, and no system shows it. */
const LONGEST = 80;
/** Control characters, and those that turn the direction of writing: with them a number could be shown as another. */
const MISLEADING = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\u2028\u2029]/gu;

/**
 * What a push says; undefined where this version does not know it. Only the platform can write one that this browser decrypts
 * (RFC 8291), but names in it come from callers.
 */
export function readPush(text: string): PushMessage | undefined {
  const read = parsed(text);
  const wakeId = read?.['wakeId'];
  if (read === undefined || !isText(wakeId)) return undefined;
  if (read['kind'] === 'check') return { kind: 'check', wakeId };
  const why = 'repeated-no-answer';
  if (read['kind'] === 'signed-out') return read['why'] === why ? { kind: 'signed-out', wakeId, why } : undefined;
  const { callId, number } = read;
  if (!isText(callId) || !isText(number)) return undefined;
  const facts = { wakeId, callId, number: shown(number), name: name(read['name']) };
  const { kind, outcome } = read;
  if (kind === 'call') return { kind, ...facts, campaign: name(read['campaign']) };
  return kind === 'over' && isOutcome(outcome) ? { kind, ...facts, outcome, ...takenIn(read) } : undefined;
}

type Outcome = Extract<PushMessage, { readonly kind: 'over' }>['outcome'];
const OUTCOMES: Readonly<Record<Outcome, true>> = { registered: true, declined: true, unreachable: true, gone: true };

/** Somebody else has the call. */
const takenIn = (read: Readonly<Record<string, unknown>>) => (read['taken'] === true ? { taken: true as const } : {});

const isOutcome = (value: unknown): value is Outcome => isText(value) && Object.hasOwn(OUTCOMES, value);
const isText = (value: unknown): value is string => typeof value === 'string';
/** A caller without a name that can be shown has none. */
const name = (value: unknown): string | null => (isText(value) && shown(value)) || null;

function parsed(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? { ...value } : undefined;
  } catch {
    return undefined;
  }
}

/** A notification shows text as text, whatever is in it; this takes out only what could make it read as something else. */
function shown(text: string): string {
  const clean = text.replaceAll(MISLEADING, '').replaceAll(/\s+/g, ' ').trim();
  return clean.length > LONGEST ? `${clean.slice(0, LONGEST - 1)}…` : clean;
}
