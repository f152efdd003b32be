import { type TrunkPeer, type TrunkSettings, trunkSettings } from '@wpm/contract';

/** What stands in the advanced part of the form, by its paths. */
export const ADVANCED_PATHS = [
  'outboundProxy',
  'sources',
  'tlsCa',
  'redirects',
  'silenceSeconds',
  'health.failures',
  'registration.expires',
  'callerId.outbound.diversion',
  'callerId.outbound.domain',
  'callerId.inbound.passesIdentity',
] as const;

/** A proxy nobody has begun to fill in. */
export const NO_PROXY: TrunkPeer = { host: '', port: null, transport: 'udp' };

const DEFAULTS = trunkSettings.parse({ name: 'x' });
const DEFAULT_EXPIRES = 600;

/** Whether anything of the advanced part is set otherwise than a new trunk has it. */
export function isAdvancedSet(settings: TrunkSettings): boolean {
  return JSON.stringify(advancedOf(settings)) !== JSON.stringify(advancedOf(DEFAULTS));
}

function advancedOf({ registration, health, callerId, ...settings }: TrunkSettings) {
  const { outboundProxy, sources, tlsCa, redirects, silenceSeconds } = settings;
  const { diversion, domain } = callerId.outbound;
  return [
    withoutEmptyProxy(outboundProxy),
    sources,
    tlsCa,
    redirects,
    silenceSeconds,
    health.failures,
    registration.kind === 'register' ? registration.expires : DEFAULT_EXPIRES,
    diversion,
    domain,
    callerId.inbound.passesIdentity,
  ];
}

/** A proxy without a name is none; with a port alone it is one whose name is missing, which the platform says. */
export function withoutEmptyProxy(proxy: TrunkPeer | null): TrunkPeer | null {
  return proxy?.host === '' && proxy.port === null ? null : proxy;
}

/** Addresses and networks as they are typed: one a line, or between commas and spaces. */
export function networksOf(text: string): string[] {
  return text.split(/[\s,;]+/).filter((network) => network !== '');
}

export function networksText(networks: readonly string[]): string {
  return networks.join('\n');
}

/** Those that are neither an address nor a network. */
export function wrongNetworks(networks: readonly string[]): readonly string[] {
  return networks.filter((network) => !trunkSettings.shape.sources.safeParse([network]).success);
}
