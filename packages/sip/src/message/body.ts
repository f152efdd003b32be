/** What a message carries: text, and octets where the text does not say all (see `SipRequest.octets`). */
export interface Body {
  readonly body: string;
  readonly octets?: Uint8Array;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** What octets that are no UTF-8 become. */
const REPLACEMENT = '\uFFFD';

/** The body these octets are; they are kept where the text cannot be turned into them again. */
export function bodyOf(octets: Uint8Array, body = decoder.decode(octets)): Body {
  return body.includes(REPLACEMENT) && !isSame(encoder.encode(body), octets)
    ? { body, octets: octets.slice() }
    : { body };
}

/** The octets of a message where its text is not all; none where a text took its place since. */
export function octetsOf({ body, octets }: Body): Uint8Array | undefined {
  return octets !== undefined && decoder.decode(octets) === body ? octets : undefined;
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((octet, at) => octet === b[at]);
}
