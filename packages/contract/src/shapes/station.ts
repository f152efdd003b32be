import { z } from 'zod';

/** Name of a station, as its user calls the device: "Reception", "Softphone at home". */
export const stationName = z.string().trim().min(1).max(64);

/** One phone that is registered as the station at this moment. */
const stationRegistration = z.strictObject({
  transport: z.enum(['udp', 'tcp', 'tls', 'ws', 'wss']),
  /** Address and port it registered from. */
  address: z.string(),
  port: z.int(),
  /** What the phone calls itself; empty where it says nothing. */
  userAgent: z.string(),
  since: z.iso.datetime(),
  expiresAt: z.iso.datetime(),
});

/** A third-party SIP phone of a user. */
export const station = z.strictObject({
  id: z.uuid(),
  name: z.string(),
  account: z.strictObject({ id: z.uuid(), login: z.string(), displayName: z.string() }),
  /** User name of its digest credentials. */
  authUser: z.string(),
  createdAt: z.iso.datetime(),
  /** False while it is switched off: its credentials are kept, and let nobody in. */
  enabled: z.boolean(),
  /** Changes with every change; a change names the version it was made from. */
  version: z.int(),
  /** Empty while no phone is registered with these credentials. */
  registrations: z.array(stationRegistration),
});
export type Station = z.infer<typeof station>;

/** What is typed into the phone. The password is shown this once; the platform keeps only its digests. */
const stationAccess = z.strictObject({
  /** Address of record, `sip:anna@demo.local`: user and domain of the account. */
  aor: z.string(),
  /** SIP domain, which is also the realm. */
  domain: z.string(),
  authUser: z.string(),
  password: z.string(),
  /** Where the phone connects to (outbound proxy, where the domain itself leads nowhere), the best first. */
  servers: z.array(z.strictObject({ transport: z.enum(['udp', 'tcp', 'tls']), host: z.string(), port: z.int() })),
});

export const createdStation = z.strictObject({ station, access: stationAccess });
export type CreatedStation = z.infer<typeof createdStation>;

/** Why an account may have no station, or no more of them. */
export const STATION_REFUSALS = [
  'station/not-for-this-account',
  'station/too-many',
  'session/account-blocked',
  'session/licence-missing',
  'session/licence-expired',
] as const;
