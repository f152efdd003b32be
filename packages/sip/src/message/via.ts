import { type Result, ok, refuse } from '@wpm/kernel';
import { TOKEN_CHARACTERS } from './grammar.ts';
import { type Params, parseParams, printParams } from './params.ts';

/** One element of `Via` (RFC 3261 §20.42). */
export interface Via {
  /** Upper case: `UDP`, `WS` … */
  readonly transport: string;
  /** sent-by: name, IPv4 address, or IPv6 address in brackets. */
  readonly host: string;
  readonly port?: number;
  readonly params: Params;
}

export interface ViaRefusal {
  readonly code: 'via/malformed';
  readonly detail: string;
}

const SENT = new RegExp(
  `^\\s*SIP\\s*/\\s*\\d+\\.\\d+\\s*/\\s*([${TOKEN_CHARACTERS}]+)\\s+([\\w.-]+|\\[[\\da-fA-F:.]+\\])(?:\\s*:\\s*(\\d{1,5}))?\\s*(?=;|$)`,
  'i',
);

const malformed = (detail: string) => refuse({ code: 'via/malformed' as const, detail });

/** Reads one `Via`; white space is allowed around every separator. */
export function parseVia(text: string): Result<Via, ViaRefusal> {
  const sent = SENT.exec(text);
  if (!sent) return malformed(text);
  const params = parseParams(text, sent[0].length);
  return params ? ok(via(sent, params)) : malformed(text);
}

/** As much of a `Via` as it takes to answer who sent it: of one that cannot be read whole the sent-by, `branch` and `rport`. */
export function salvageVia(text: string): Via | undefined {
  const read = parseVia(text);
  if (read.ok) return read.value;
  const sent = SENT.exec(text);
  if (!sent) return undefined;
  const branch = BRANCH.exec(text)?.[1];
  // RFC 3581: who asks for `rport` is behind a NAT and hears of a refusal on no other port.
  const params = { ...(branch !== undefined && { branch }), ...(RPORT.test(text) && { rport: true as const }) };
  return via(sent, params);
}

const BRANCH = new RegExp(`;\\s*branch\\s*=\\s*([${TOKEN_CHARACTERS}]+)`, 'i');
const RPORT = /;\s*rport\s*(?:;|$)/i;

function via([, transport = '', host = '', port]: RegExpExecArray, params: Params): Via {
  return { transport: transport.toUpperCase(), host, ...(port !== undefined && { port: Number(port) }), params };
}

export function printVia({ transport, host, port, params }: Via): string {
  return `SIP/2.0/${transport} ${host}${port === undefined ? '' : `:${port}`}${printParams(params)}`;
}
