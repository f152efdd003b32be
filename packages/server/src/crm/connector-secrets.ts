import { type CrmConnectorSettings, placesIn } from '@wpm/contract';
import type { RequestTemplate } from '@wpm/integrations';
import type { CrmConnectorRow } from '@wpm/store';
import { z } from 'zod';
import type { Seal } from '../seal.ts';

export type Secrets = Readonly<Record<string, string>>;

const secretsShape = z.record(z.string(), z.string());

/** A connector's secrets; none where they were enciphered by a key that was lost. */
export function secretsOf(
  seal: Pick<Seal, 'unseal'>,
  { id, secrets }: Pick<CrmConnectorRow, 'id' | 'secrets'>,
): Secrets {
  const text = seal.unseal(id, secrets);
  return text === undefined ? {} : secretsShape.parse(JSON.parse(text));
}

export const sealSecrets = (seal: Pick<Seal, 'seal'>, id: string, secrets: Secrets): Buffer =>
  seal.seal(id, JSON.stringify(secrets));

/** Every request its templates make. */
export function requestsOf({ lookup, journal }: CrmConnectorSettings): readonly RequestTemplate[] {
  const { create, update, find, seek } = journal ?? {};
  return [lookup, create, update, find, seek].filter((one) => one !== undefined);
}

/** The names of the secrets its templates ask for. */
export function secretsAskedFor(settings: CrmConnectorSettings): readonly string[] {
  const texts = requestsOf(settings).flatMap(({ url, body, headers }) => [
    url,
    body,
    ...headers.map(({ value }) => value),
  ]);
  const places = texts.flatMap(placesIn).filter((place) => place.startsWith('secrets.'));
  return [...new Set(places.map((place) => place.slice('secrets.'.length)))];
}

const hostsOf = (settings: CrmConnectorSettings) => requestsOf(settings).map(({ url }) => new URL(url).host);

/**
 * The secrets a connector has with these settings: those that are given now, and the old ones where it leads to no other host
 * than before, so that whoever may change it cannot have a secret sent to a host of their own. What no template asks for goes.
 */
export function secretsWith(
  settings: CrmConnectorSettings,
  given: Secrets,
  before: { readonly settings: CrmConnectorSettings; readonly secrets: Secrets } | undefined,
): { readonly secrets: Secrets; readonly missing: readonly string[] } {
  const known = before ? hostsOf(before.settings) : [];
  const kept = before && hostsOf(settings).every((host) => known.includes(host)) ? before.secrets : {};
  const all = new Map(Object.entries({ ...kept, ...given }));
  const asked = secretsAskedFor(settings);
  return {
    secrets: Object.fromEntries(asked.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : []))),
    missing: asked.filter((name) => !all.has(name)),
  };
}
