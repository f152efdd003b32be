import { contactsOf, expiresOf } from '../message/accessors.ts';
import type { SipRequest } from '../message/message.ts';
import { param } from '../message/params.ts';
import { parseSeconds } from '../message/seconds.ts';
import { parseUri, sameUri } from '../message/uri.ts';

/** What names a phone whatever its address (RFC 5626 §4.1, 4.2). */
export interface Instance {
  /** `+sip.instance`: a URN in angle brackets. */
  readonly instance?: string;
  /** Which of the phone's flows. */
  readonly regId?: string;
}

/** One `Contact` of a REGISTER. */
export interface ContactEntry extends Instance {
  readonly uri: string;
  /** Seconds; undefined where the Contact itself says nothing. */
  readonly expires?: number;
}

/** The contacts of a REGISTER; `*` where all are to go; undefined where that cannot be (RFC 3261 §10.3 step 6). */
export function readContacts(request: SipRequest): readonly ContactEntry[] | '*' | undefined {
  const values = request.headers.all('Contact');
  if (values.includes('*')) return values.length === 1 && expiresOf(request) === 0 ? '*' : undefined;
  const contacts = contactsOf(request);
  if (contacts.some(({ uri }) => !parseUri(uri).ok)) return undefined;
  return contacts.map(({ uri, params }) => {
    const expires = parseSeconds(param(params, 'expires'));
    const instance = param(params, '+sip.instance');
    const regId = param(params, 'reg-id');
    return {
      uri,
      ...(expires !== undefined && { expires }),
      ...(instance !== undefined && { instance }),
      ...(regId !== undefined && { regId }),
    };
  });
}

/** Whether a REGISTER's contact means this binding: the same flow of the same phone (RFC 5626 §6), or else an equivalent URI. */
export function isSameContact(entry: ContactEntry, binding: Instance & { readonly contact: string }): boolean {
  const { instance, regId } = entry;
  if (instance !== undefined && instance === binding.instance && regId === binding.regId) return true;
  const asked = parseUri(entry.uri);
  const bound = parseUri(binding.contact);
  return asked.ok && bound.ok && sameUri(asked.value, bound.value);
}
