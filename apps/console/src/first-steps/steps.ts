import type { AccountSettings, CampaignSettings, LicenceKind, NumberRoute, NumberSettings, Trunk } from '@wpm/contract';
import type { Entry } from '../administration/entries.ts';
import { pathOf } from '../administration/noun-kinds.ts';

/** What stands between a new tenant and its first customer, in the order in which it is best done. */
export const STEP_KINDS = [
  'licences',
  'agent',
  'hours',
  'campaign',
  'trunk',
  'number',
  'phone',
  'test-call',
  'customer',
] as const;
export type StepKind = (typeof STEP_KINDS)[number];

/** What can be left out: without working hours a campaign is open always. */
const OPTIONAL: ReadonlySet<StepKind> = new Set(['hours']);

/** A tenant as far as the steps ask for it. */
export type Facts = {
  readonly licences: readonly { readonly kind: LicenceKind; readonly seats: number; readonly validUntil: string }[];
  readonly accounts: readonly Entry<AccountSettings>[];
  readonly campaigns: readonly Entry<CampaignSettings>[];
  readonly numbers: readonly Entry<NumberSettings>[];
  readonly trunks: readonly Pick<Trunk, 'id' | 'state'>[];
  /** The users whose phones can ring now. */
  readonly phones: readonly { readonly accountId: string; readonly name: string }[];
  /** The last answered call to the echo; null where none was. */
  readonly testCallId: string | null;
  /** The last customer somebody talked to; null where none was. */
  readonly customerCallId: string | null;
};

export type Step = {
  readonly kind: StepKind;
  readonly isDone: boolean;
  readonly isOptional: boolean;
  /** Where it is done, below `/console`; null where it is done elsewhere. */
  readonly path: string | null;
};

/** Every step with whether it is done: nobody ticks them, the tenant's own state does. */
export function stepsOf(facts: Facts, now: Date): readonly Step[] {
  return STEP_KINDS.map((kind) => ({
    kind,
    isDone: DONE[kind](facts, now),
    isOptional: OPTIONAL.has(kind),
    path: PATHS[kind](facts),
  }));
}

/** How many of those that must be done are, and of how many. */
export function progressOf(steps: readonly Step[]): { readonly done: number; readonly of: number } {
  const wanted = steps.filter(({ isOptional }) => !isOptional);
  return { done: wanted.filter((step) => step.isDone).length, of: wanted.length };
}

/** The numbers customers can dial to get to a campaign that somebody serves. */
export function numbersIn({ accounts, campaigns, numbers }: Facts): readonly string[] {
  const served = servedBy(accounts, campaigns);
  return numbers
    .filter(({ settings }) => settings.enabled && leads(settings.route, served))
    .map(({ settings }) => settings.number);
}

const DONE: Readonly<Record<StepKind, (facts: Facts, now: Date) => boolean>> = {
  licences: hasLicences,
  agent: ({ accounts }) => accounts.some(hasPhone),
  hours: usesHours,
  campaign: ({ accounts, campaigns }) => servedBy(accounts, campaigns).size > 0,
  trunk: ({ trunks }) => trunks.some(({ state }) => state.name === 'ready' || state.name === 'full'),
  number: (facts) => numbersIn(facts).length > 0,
  phone: ({ phones, testCallId, customerCallId }) => phones.length > 0 || (testCallId ?? customerCallId) !== null,
  'test-call': ({ testCallId }) => testCallId !== null,
  customer: ({ customerCallId }) => customerCallId !== null,
};

/** The page of the step, at what is to be changed there: the one that is there already, or the form of a new one. */
const PATHS: Readonly<Record<StepKind, (facts: Facts) => string | null>> = {
  licences: () => pathOf('accounts'),
  agent: ({ accounts }) => pathOf('accounts', accounts.some(hasPhone) ? undefined : 'new'),
  hours: (facts) => pathOf('hours', usesHours(facts) ? undefined : 'new'),
  campaign: ({ campaigns }) => pathOf('campaigns', campaigns[0]?.id ?? 'new'),
  trunk: ({ trunks }) => pathOf('trunks', trunks[0]?.id ?? 'new'),
  number: ({ numbers }) => pathOf('numbers', numbers[0]?.id ?? 'new'),
  phone: ({ accounts }) => pathOf('accounts', accounts.find(hasPhone)?.id),
  'test-call': () => null,
  customer: () => null,
};

/** The phone itself, and an account to use it with, both by now. */
function hasLicences({ licences }: Facts, now: Date): boolean {
  const held = new Set(
    licences.filter(({ seats, validUntil }) => seats > 0 && new Date(validUntil) > now).map(({ kind }) => kind),
  );
  return held.has('webphone-mobile') && (held.has('agent') || held.has('uc'));
}

function hasPhone({ settings }: Entry<AccountSettings>): boolean {
  return settings.enabled && settings.webphoneSeat;
}

function usesHours({ campaigns, numbers }: Facts): boolean {
  return (
    campaigns.some(({ settings }) => settings.enabled && settings.hoursId !== null) ||
    numbers.some(({ settings }) => settings.route.kind === 'by-hours')
  );
}

/** The campaigns customers can wait in, with somebody to take them. */
function servedBy(accounts: Facts['accounts'], campaigns: Facts['campaigns']): ReadonlySet<string> {
  const agents = new Set(accounts.filter(hasPhone).map(({ id }) => id));
  const served = campaigns.filter(
    ({ settings: { enabled, direction, members } }) =>
      enabled && direction === 'inbound' && members.some(({ accountId }) => agents.has(accountId)),
  );
  return new Set(served.map(({ id }) => id));
}

/** Whether a call gets to one of these campaigns. A menu is taken to lead there: it asks the caller. */
function leads(route: NumberRoute, served: ReadonlySet<string>): boolean {
  if (route.kind === 'by-hours') return leads(route.open, served);
  return route.kind === 'menu' || (route.kind === 'campaign' && served.has(route.campaignId));
}
