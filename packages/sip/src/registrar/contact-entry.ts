import { contactsOf, expiresOf } from '../message/accessors.ts';
import type { SipRequest } from '../message/message.ts';
import { type Params, param } from '../message/params.ts';
import { parseSeconds } from '../message/seconds.ts';
import { parseUri, sameUri } from '../message/uri.ts';

/** What names a phone whatever its address (RFC 5626 §4.1, 4.2). */
export interface Instance {
  /** `+sip.instance`: a URN in angle brackets. */
  readonly instance?: string;
  /** Which of the phone's flows. Never without an instance (RFC 5626 §6). */
  readonly regId?: string;
}

/** One `Contact` of a REGISTER. */
export interface ContactEntry extends Instance {
  readonly uri: string;
  /** Seconds; undefined where the Contact itself says nothing. */
  readonly expires?: number;
  /** Preference among the bindings, 0…1; undefined where nothing readable is said (RFC 3261 §20.10). */
  readonly q?: number;
}

/** The contacts of a REGISTER; `*` where all are to go; undefined where that cannot be (RFC 3261 §10.3 step 6). */
export function readContacts(request: SipRequest): readonly ContactEntry[] | '*' | undefined {
  const values = request.headers.all('Contact');
  if (values.includes('*')) return values.length === 1 && expiresOf(request) === 0 ? '*' : undefined;
  const contacts = contactsOf(request);
  if (contacts.some(({ uri }) => !isCallable(uri))) return undefined;
  return contacts.map(({ uri, params }) => ({ uri, ...readParams(params) }));
}

/** A SIP URI without header fields: those would be put into every request to it (RFC 3261 §19.1.1, §10.2.1). */
function isCallable(text: string): boolean {
  const uri = parseUri(text);
  return uri.ok && uri.value.scheme !== 'tel' && uri.value.headers === undefined;
}

function readParams(params: Params): Omit<ContactEntry, 'uri'> {
  const expires = parseSeconds(param(params, 'expires'));
  const instance = param(params, '+sip.instance');
  const regId = instance === undefined ? undefined : param(params, 'reg-id');
  const q = readQ(param(params, 'q'));
  return {
    ...(expires !== undefined && { expires }),
    ...(instance !== undefined && { instance }),
    ...(regId !== undefined && { regId }),
    ...(q !== undefined && { q }),
  };
}

/** RFC 3261 §25.1 `qvalue`. */
function readQ(text: string | undefined): number | undefined {
  return text !== undefined && /^(?:0(?:\.\d{0,3})?|1(?:\.0{0,3})?)$/.test(text) ? Number(text) : undefined;
}

/**
 * Whether a REGISTER's contact means this binding: the same flow of the same phone (RFC 5626 §6), or else an equivalent URI,
 * unless that is another flow of its own.
 */
export function isSameContact(entry: ContactEntry, binding: Instance & { readonly contact: string }): boolean {
  const { instance, regId } = entry;
  if (regId !== undefined && instance === binding.instance && regId === binding.regId) return true;
  // RFC 5626 §4.2: one phone may register one address over several flows.
  if (regId !== undefined && binding.regId !== undefined) return false;
  return sameAddress(entry.uri, binding.contact);
}

/** Whether two URIs given as text are equivalent (RFC 3261 §19.1.4). */
function sameAddress(left: string, right: string): boolean {
  if (left === right) return true;
  const [a, b] = [parseUri(left), parseUri(right)];
  return a.ok && b.ok && sameUri(a.value, b.value);
}
