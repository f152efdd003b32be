import { type CrmConnectorSettings, placesIn } from '@wpm/contract';
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

/** The names of the secrets its templates ask for. */
export function secretsAskedFor({ lookup }: CrmConnectorSettings): readonly string[] {
  const texts = [lookup.url, lookup.body, ...lookup.headers.map(({ value }) => value)];
  const places = texts.flatMap(placesIn).filter((place) => place.startsWith('secrets.'));
  return [...new Set(places.map((place) => place.slice('secrets.'.length)))];
}

const hostOf = ({ lookup }: CrmConnectorSettings) => new URL(lookup.url).host;

/**
 * The secrets a connector has with these settings: those that are given now, and the old ones where it still leads to the same
 * host, so that whoever may change it cannot have a secret sent to a host of their own. What no template asks for goes.
 */
export function secretsWith(
  settings: CrmConnectorSettings,
  given: Secrets,
  before: { readonly settings: CrmConnectorSettings; readonly secrets: Secrets } | undefined,
): { readonly secrets: Secrets; readonly missing: readonly string[] } {
  const kept = before && hostOf(before.settings) === hostOf(settings) ? before.secrets : {};
  const all = new Map(Object.entries({ ...kept, ...given }));
  const asked = secretsAskedFor(settings);
  return {
    secrets: Object.fromEntries(asked.flatMap((name) => (all.has(name) ? [[name, all.get(name) ?? '']] : []))),
    missing: asked.filter((name) => !all.has(name)),
  };
}
