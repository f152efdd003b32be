/** Those whose requests are tried: an agent in their phone, everybody else in the console. */
export const ACTORS = ['agent', 'supervisor', 'confined', 'auditor', 'integrator', 'administrator'] as const;
export type Actor = (typeof ACTORS)[number];

/** Things of a campaign that the confined supervisor does not see. */
export type Others = Readonly<
  Record<
    | 'campaignId'
    | 'agentId'
    | 'callId'
    | 'recordingId'
    | 'recallId'
    | 'outboundListId'
    | 'contactId'
    | 'classifierId'
    | 'number'
    | 'name',
    string
  >
>;

export type Asked = { readonly path: string; readonly body?: unknown };

/**
 * What an endpoint gives whom. `may`: everybody else is told 403. `named`: asks for another campaign's object by its id, which is for
 * the confined as one that does not exist. `listed`: holds `shown` for who sees all, and not for the confined.
 */
export type Reach =
  | { readonly of: 'anybody' }
  | { readonly of: 'themselves' | 'tenant'; readonly may: readonly Actor[] }
  | {
      readonly of: 'named';
      readonly may: readonly Actor[];
      readonly ask: (other: Others) => Asked;
      readonly code?: string;
    }
  | {
      readonly of: 'listed';
      readonly may: readonly Actor[];
      readonly ask: (other: Others) => Asked;
      readonly shown: Shown;
    };

type Shown = (other: Others) => string;

export const anybody = { of: 'anybody' } as const;
/** Only the caller's own, in any application. */
export const own = { of: 'themselves', may: ACTORS } as const;
/** Only the caller's own, in the phone. */
export const phone = { of: 'themselves', may: ['agent'] } as const;
/** What the tenant has once, whoever serves which campaign; or what only they may who see all of it. */
export const tenant = (may: readonly Actor[]) => ({ of: 'tenant', may }) as const;
export const named = (may: readonly Actor[], ask: (other: Others) => Asked, code?: string): Reach => ({
  of: 'named',
  may,
  ask,
  ...(code !== undefined && { code }),
});
export const listed = (may: readonly Actor[], ask: (other: Others) => Asked, shown: Shown): Reach => ({
  of: 'listed',
  may,
  ask,
  shown,
});
