import { z } from 'zod';

/** What a webhook can hear of (F48). `webhook.test` comes only when it is asked for. */
export const WEBHOOK_EVENTS = [
  'call.created',
  'call.offered',
  'call.answered',
  'call.held',
  'call.transferred',
  'call.ended',
  'call.classified',
  'recording.ready',
  'missed.created',
  'missed.resolved',
  'message.left',
  'agent.status',
  'contact.changed',
] as const;
export type WebhookEvent = (typeof WEBHOOK_EVENTS)[number];

/** Where events go, and which. */
export const webhook = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  url: z.string(),
  events: z.array(z.enum(WEBHOOK_EVENTS)),
  enabled: z.boolean(),
  createdAt: z.iso.datetime(),
  /** Until when the secret before this one signs as well; null where there is none. */
  oldSecretUntil: z.iso.datetime().nullable(),
});
export type Webhook = z.infer<typeof webhook>;

/** By TLS, or to a host of one's own without. User and password in the address would stand in logs. */
export const webhookUrl = z
  .url({ protocol: /^https?$/ })
  .max(2_000)
  .refine((text) => !/^[^/]+\/\/[^/]*@/.test(text), 'must name no user');

/** What is set of a webhook. */
export const webhookSettings = z.strictObject({
  name: z.string().trim().min(1).max(64),
  url: webhookUrl,
  events: z.array(z.enum(WEBHOOK_EVENTS)).min(1).max(WEBHOOK_EVENTS.length),
});

export const DELIVERY_STATES = ['waiting', 'delivered', 'dead'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** An event on its way to one webhook. `dead`: tried for a day, and given up until it is replayed. */
export const webhookDelivery = z.strictObject({
  /** The same at every try: `webhook-id`. */
  id: z.uuid(),
  event: z.string(),
  callId: z.uuid().nullable(),
  happenedAt: z.iso.datetime(),
  state: z.enum(DELIVERY_STATES),
  tries: z.int(),
  /** Null where it is not tried again. */
  nextAt: z.iso.datetime().nullable(),
  deliveredAt: z.iso.datetime().nullable(),
  /** Of the last answer; null where none came. */
  lastStatus: z.int().nullable(),
  lastError: z.string().nullable(),
});
export type WebhookDelivery = z.infer<typeof webhookDelivery>;
