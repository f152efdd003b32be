import type { CrmConnectorSettings } from '@wpm/contract';
import { nationalDigits } from '@wpm/directory';
import { fillRequest, type FoundCaller, readCaller } from '@wpm/integrations';
import type { Answered, Ask } from '../net/ask-safely.ts';
import type { Secrets } from './connector-secrets.ts';

export type AskSourceDeps = {
  readonly ask: (ask: Ask) => Promise<Answered>;
  /** Hosts that may be at private addresses. */
  readonly allowed: readonly string[];
};

/** A CRM to be asked, with its secrets. */
export type Source = { readonly settings: CrmConnectorSettings; readonly secrets: Secrets };

/** What a CRM said of a number; `error` in English where it said nothing that can be understood. */
export type SourceAnswer = Answered & { readonly found: FoundCaller | undefined };

/** Asks a CRM who has an E.164 number. Never rejects. */
export async function askSource(
  { ask, allowed }: AskSourceDeps,
  { settings: { lookup }, secrets }: Source,
  { number, withinMs }: { readonly number: string; readonly withinMs: number },
): Promise<SourceAnswer> {
  const request = fillRequest(lookup, { values: valuesOf(number), secrets });
  const answered = await ask({ ...request, allowed, withinMs });
  // Several CRMs say by 404 or 204 that they know nobody.
  if (answered.status === 404 || answered.status === 204) return { ...answered, error: null, found: undefined };
  if (answered.error !== null) return { ...answered, found: undefined };
  const json = parsed(answered.body);
  if (json === undefined) return { ...answered, error: 'the answer is no JSON', found: undefined };
  return { ...answered, found: readCaller(json, lookup) };
}

const valuesOf = (number: string) => ({
  number,
  digits: number.replace(/^\+/, ''),
  national: nationalDigits(number),
});

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
