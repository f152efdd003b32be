import { createHmac, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

const FRESH_FOR_S = 300;

/** Whether a webhook came from the platform, and lately (Standard Webhooks 1.0). @param secret `whsec_…` */
export function isGenuine(headers: IncomingHttpHeaders, body: string, secret: string): boolean {
  const { 'webhook-id': id, 'webhook-timestamp': at, 'webhook-signature': signatures } = headers;
  if (typeof id !== 'string' || typeof at !== 'string' || typeof signatures !== 'string') return false;
  if (!(Math.abs(Date.now() / 1_000 - Number(at)) < FRESH_FOR_S)) return false;
  const key = Buffer.from(secret.slice('whsec_'.length), 'base64');
  const own = Buffer.from(`v1,${createHmac('sha256', key).update(`${id}.${at}.${body}`).digest('base64')}`);
  return signatures.split(' ').some((given) => {
    const theirs = Buffer.from(given);
    return theirs.length === own.length && timingSafeEqual(theirs, own);
  });
}
