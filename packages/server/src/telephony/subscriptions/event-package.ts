import type { Result } from '@wpm/kernel';
import type { SipIdentity } from '../sip-identity.ts';
import type { SipRefusal } from '../sip-refusal.ts';

/** Whose state is watched. */
export type Watched = { readonly aor: string; readonly accountId: string };

/** One kind of state phones subscribe to (RFC 6665 §5): who may watch whom, and the document that says how things are. */
export interface EventPackage {
  readonly name: string;
  readonly contentType: string;
  /** Seconds, where nothing is asked for. */
  readonly defaultSeconds: number;
  /** @param user the user part of the Request-URI, its domain being the watcher's own */
  watched(user: string, watcher: SipIdentity): Promise<Result<Watched, SipRefusal>>;
  /** What is shown of the watched now: as long as this text stays the same nobody needs to be told. */
  state(watched: Watched): string;
  /** The document. @param version NOTIFYs before this one in the same subscription */
  document(watched: Watched, version: number): string;
}

/** Text as it may stand in XML, in elements and attributes. */
export function xmlText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD')
    .replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`);
}
