import { z } from 'zod';
import { LOG_CODE, LOG_PLACE } from './phone-log-limits.ts';

/** What a phone notes of itself. There is no other text in its log: whom somebody spoke with has no place to stand (F42, ADR 0043).
 * A word is never taken away: a phone that was updated still has notes of before. */
export const PHONE_LOG_WORDS = [
  'page-opened',
  'page-updated',
  'connection-connecting',
  'connection-registered',
  'connection-lost',
  'connection-refused',
  'call-dialling',
  'call-ringing-out',
  'call-ringing-in',
  'call-answering',
  'call-connected',
  'call-ended-local',
  'call-ended-remote',
  'call-ended-system',
  'media-flowing',
  'media-interrupted',
  'microphone-working',
  'microphone-replaced',
  'microphone-missing',
  'command-refused',
  'network-online',
  'network-offline',
  'network-changed',
  'fault',
] as const;
export type PhoneLogWord = (typeof PHONE_LOG_WORDS)[number];

/** One line of a phone's log. */
export const phoneLogEntry = z.strictObject({
  at: z.iso.datetime(),
  what: z.enum(PHONE_LOG_WORDS),
  code: z.string().regex(LOG_CODE).optional(),
  /** The platform's id of the call. */
  call: z.uuid().optional(),
  /** Which call of this page, counted from 1: before the platform has named it, and where it never does. */
  nth: z.int().min(1).max(1_000_000).optional(),
  place: z.string().regex(LOG_PLACE).optional(),
});
export type PhoneLogEntry = z.infer<typeof phoneLogEntry>;

/** A log that was sent, without its lines. */
export const sentPhoneLog = z.strictObject({
  id: z.uuid(),
  /** What its sender reads to whoever helps: `K7-3FQ9`. */
  reference: z.string(),
  at: z.iso.datetime(),
  accountId: z.uuid(),
  login: z.string(),
  name: z.string(),
  /** What the browser said of itself (`User-Agent`, not to be trusted). */
  userAgent: z.string(),
  /** Of the application. */
  version: z.string(),
  /** What the user said of it; null where nothing. */
  sentence: z.string().nullable(),
  entryCount: z.int(),
});
export type SentPhoneLog = z.infer<typeof sentPhoneLog>;
