import { isToken } from '../grammar.ts';
import type { SipMessage } from '../message.ts';

/** Fields that list option tags (RFC 3261 §19.2). */
export type OptionTagField = 'Supported' | 'Require' | 'Proxy-Require' | 'Unsupported';

/** The option tags of a field, in lower case (tokens are compared without case, RFC 3261 §7.3.1); what is no token is left out. */
export function optionTagsOf(message: SipMessage, field: OptionTagField): readonly string[] {
  return message.headers
    .all(field)
    .filter(isToken)
    .map((tag) => tag.toLowerCase());
}

/** Whether the sender of a message understands an extension, said by `Supported` or `Require`. @param tag in lower case */
export function supports(message: SipMessage, tag: string): boolean {
  return optionTagsOf(message, 'Supported').includes(tag) || requires(message, tag);
}

/** Whether a message demands an extension by `Require`. @param tag in lower case */
export function requires(message: SipMessage, tag: string): boolean {
  return optionTagsOf(message, 'Require').includes(tag);
}
