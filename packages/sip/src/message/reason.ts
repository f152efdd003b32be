import { quotedString } from './grammar.ts';
import { param, parseParams } from './params.ts';

/** Why a request was sent (RFC 3326): `SIP;cause=200;text="Call completed elsewhere"`, `Q.850;cause=16`. */
export interface Reason {
  readonly protocol: string;
  readonly cause?: number;
  readonly text?: string;
}

/** Reads one value of `Reason`; undefined where it is none. */
export function parseReason(value: string): Reason | undefined {
  const [protocol] = /^[^\s;,"]+/.exec(value) ?? [];
  const params = protocol === undefined ? undefined : parseParams(value, protocol.length);
  if (protocol === undefined || !params) return undefined;
  const cause = param(params, 'cause');
  const text = param(params, 'text');
  return {
    protocol,
    ...(cause !== undefined && /^\d{1,3}$/.test(cause) && { cause: Number(cause) }),
    ...(text !== undefined && { text }),
  };
}

export function printReason({ protocol, cause, text }: Reason): string {
  return `${protocol}${cause === undefined ? '' : `;cause=${cause}`}${text === undefined ? '' : `;text=${quotedString(text)}`}`;
}
