import { z } from 'zod';
import { because } from '../field-reasons.ts';
import type { Direction } from '../vocabulary.ts';

/**
 * What of a call can stand in an address template, in curly brackets. `phone` and `number` are the same: the other end's number. `contactId`
 * is the one contact that has it, `externalId` what that contact is called in the system it was imported from; else both are empty.
 */
export const POP_WORDS = [
  'phone',
  'number',
  'name',
  'callId',
  'direction',
  'campaign',
  'campaignId',
  'dialled',
  'user',
  'contactId',
  'externalId',
] as const;
export type PopWord = (typeof POP_WORDS)[number];

/** A call as an address template can name it. */
export type PoppedCall = {
  /** E.164, or an extension; empty where it was withheld. */
  readonly number: string;
  readonly name: string | null;
  readonly callId: string | null;
  readonly direction: Direction;
  readonly campaign: string | null;
  readonly campaignId: string | null;
  /** The number the caller dialled. */
  readonly dialled: string | null;
  /** Login of the user whose call it is. */
  readonly user: string;
  readonly contactId: string | null;
  readonly externalId: string | null;
};

/** When the address opens by itself: never, for it is only a link; when the user answers; when the call they spoke in is over. */
export const POP_WHEN = ['link', 'answer', 'ended'] as const;
export type PopWhen = (typeof POP_WHEN)[number];

const WORD = /\{([^{}]*)\}/g;

/** Whether a template leads to one page of the web whatever stands in it: a call may change path, query and fragment, never the host. */
function isPopTemplate(text: string): boolean {
  const words = [...text.matchAll(WORD)].map(([, word]) => word);
  if (!words.every((word) => word !== undefined && isWord(word))) return false;
  const filled = text.replaceAll(WORD, 'x');
  const beginning = /^https?:\/\/[^/?#{}@\s\\]+(?:[/?#]|$)/i.test(text);
  return beginning && !/[{}\s]/.test(filled) && URL.canParse(filled);
}

/** The address in a CRM that a call leads to (F48): `https://crm.example/search?phone={number}&call={callId}`. */
export const popTemplate = z
  .string()
  .trim()
  .max(500)
  .refine(isPopTemplate, because('wrong-format', 'is no address with known words in curly brackets'));

const isWord = (word: string): word is PopWord => POP_WORDS.some((known) => known === word);

/** The address of a call by a template. What is not known of the call is left empty. */
export function popAddress(template: string, call: PoppedCall): string {
  const said: Readonly<Record<PopWord, string | null>> = { ...call, phone: call.number };
  return template.replaceAll(WORD, (_, word: string) => encodeURIComponent((isWord(word) ? said[word] : null) ?? ''));
}

/** Whether a template names the contact, who has to be asked for. */
export const namesContact = (template: string): boolean => /\{(?:contactId|externalId)\}/.test(template);
