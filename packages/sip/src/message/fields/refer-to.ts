import { parseNameAddr, printNameAddr } from '../name-addr.ts';
import { param } from '../params.ts';
import { type SipUri, parseUri, printUri } from '../uri.ts';
import { type Replaces, parseReplaces, printReplaces } from './replaces.ts';

/** Whom a REFER asks us to reach, and how (RFC 3515 §2.1). */
export interface ReferTo {
  readonly displayName?: string;
  /** Without `method` and header fields. */
  readonly uri: SipUri;
  /** `INVITE` where the URI names none (RFC 3261 §19.1.5). */
  readonly method: string;
  /** An attended transfer: the dialog the new call takes the place of (RFC 3891). */
  readonly replaces?: Replaces;
  /** Other header fields the URI asks for, decoded. They are wishes of the sender: take none over unseen. */
  readonly headers: readonly (readonly [name: string, value: string])[];
}

type Field = readonly [name: string, value: string];

/** Reads `Refer-To`; undefined where it is none, or asks for a `Replaces` nobody can read. */
export function parseReferTo(text: string): ReferTo | undefined {
  const address = parseNameAddr(text);
  const target = address.ok ? parseUri(address.value.uri) : undefined;
  if (!address.ok || !target?.ok) return undefined;
  const { headers, params, ...rest } = target.value;
  const asked = parseAsked(headers);
  const { method: _, ...others } = params;
  const { displayName } = address.value;
  return (
    asked && {
      ...(displayName !== undefined && { displayName }),
      uri: { ...rest, params: others },
      method: param(params, 'method') ?? 'INVITE',
      ...asked,
    }
  );
}

/** What the header fields of the URI ask for; undefined where they are unreadable. */
function parseAsked(text: string | undefined): Pick<ReferTo, 'replaces' | 'headers'> | undefined {
  const fields = parseUriHeaders(text);
  const wanted = fields?.find(isReplaces)?.[1];
  if (!fields || wanted === undefined) return fields && { headers: fields };
  const replaces = parseReplaces(wanted);
  return replaces && { replaces, headers: fields.filter((field) => !isReplaces(field)) };
}

/** Writes `Refer-To`; a method other than INVITE and all header fields go into the URI, escaped. */
export function printReferTo({ displayName, uri, method, replaces, headers }: ReferTo): string {
  const fields: Field[] = replaces ? [['Replaces', printReplaces(replaces)], ...headers] : [...headers];
  const asked = fields.map((field) => field.map(encoded).join('=')).join('&');
  const params = method === 'INVITE' ? uri.params : { ...uri.params, method };
  return printNameAddr({
    ...(displayName !== undefined && { displayName }),
    uri: printUri({ ...uri, params, ...(asked !== '' && { headers: asked }) }),
    params: {},
  });
}

const isReplaces = ([name]: Field): boolean => name.toLowerCase() === 'replaces';

const encoded = (text: string): string => encodeURIComponent(text.toWellFormed());

/** What follows `?` in a URI as header fields; undefined where an escape is broken. */
function parseUriHeaders(text = ''): readonly Field[] | undefined {
  try {
    return text
      .split('&')
      .filter((field) => field !== '')
      .map((field): Field => {
        const equals = field.includes('=') ? field.indexOf('=') : field.length;
        return [decodeURIComponent(field.slice(0, equals)), decodeURIComponent(field.slice(equals + 1))];
      });
  } catch {
    return undefined;
  }
}
