import { QUOTED_STRING, quotedString, unquoted } from '../grammar.ts';
import type { SipMessage } from '../message.ts';

/** What a status cannot say, for a human (RFC 3261 §20.43). */
export interface Warning {
  /** 300…399; 399 is anything at all. */
  readonly code: number;
  /** Who warns: a host or a pseudonym. */
  readonly agent: string;
  readonly text: string;
}

const WARNING = new RegExp(`^(3\\d\\d)[ \\t]+([^\\s",]+)[ \\t]+(${QUOTED_STRING})$`);

/** Reads one value of `Warning`; undefined where it is none. */
export function parseWarning(value: string): Warning | undefined {
  const [, code, agent, text] = WARNING.exec(value) ?? [];
  if (agent === undefined || text === undefined) return undefined;
  return { code: Number(code), agent, text: unquoted(text) };
}

export function printWarning({ code, agent, text }: Warning): string {
  return `${code} ${agent} ${quotedString(text)}`;
}

/** All readable warnings of a message, in order. */
export function warningsOf(message: SipMessage): readonly Warning[] {
  return message.headers.all('Warning').flatMap((value) => parseWarning(value) ?? []);
}
