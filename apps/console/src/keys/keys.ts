import type { Answer } from '@wpm/client';
import { type ReadPage, readWhole, searchedBy } from '../administration/list/read-whole.ts';
import type { Noun, Saved } from '../administration/noun.ts';
import { client } from '../client.ts';
import { KeyAccount, KeyLastUse, KeyScopes, KeyStateCell } from './key-cells.tsx';
import type { KeyDraft, KeyEntry } from './key-entry.ts';
import { KeyForm } from './key-form.tsx';
import { endOfDay, inAYear } from './key-state.ts';
import { SecretOnce } from './secret-once.tsx';

const readPage: ReadPage<KeyEntry> = async (paging) => {
  const answer = await client.listApiKeys(paging);
  if (!answer.ok) return answer;
  return { ok: true, value: { ...answer.value, items: answer.value.items.map((key) => ({ ...key, version: 1 })) } };
};

/** Keys of the API (F48): made, looked at, revoked; never changed. */
export const KEYS: Noun<KeyEntry, KeyDraft, string> = {
  kind: 'keys',
  reading: 'keys:manage',
  managing: 'keys:manage',
  isFixed: true,
  isGone: ({ revokedAt }) => revokedAt !== null,
  list: searchedBy(readPage, ({ name, hint, account }) => `${name} ${hint} ${account.login} ${account.displayName}`),
  get,
  save,
  remove: (keyId) => client.revokeApiKey({ keyId }),
  nameOf: ({ name }) => name,
  columns: [
    { id: 'state', Cell: KeyStateCell, order: ({ revokedAt, expiresAt }) => revokedAt ?? expiresAt },
    { id: 'lastUse', Cell: KeyLastUse, order: ({ lastUsedAt }) => lastUsedAt },
    { id: 'account', Cell: KeyAccount, order: ({ account }) => account.displayName },
    { id: 'scopes', Cell: KeyScopes, order: ({ scopes }) => scopes.length },
  ],
  draftOf: () => ({ name: '', accountId: '', scopes: [], lastDay: inAYear(new Date()) }),
  Form: KeyForm,
  Once: SecretOnce,
};

/** The platform only lists them. */
async function get(id: string): Promise<Answer<KeyEntry, string>> {
  const answer = await readWhole(readPage);
  if (!answer.ok) return answer;
  const found = answer.value.find((key) => key.id === id);
  return found ? { ok: true, value: found } : { ok: false, error: { code: 'request/not-found', status: 404 } };
}

async function save({ name, accountId, scopes, lastDay }: KeyDraft): Promise<Answer<Saved<string>, string>> {
  // The day ends when it does for the tenant, as everything is told by its clocks.
  const me = await client.getMe({});
  if (!me.ok) return me;
  const answer = await client.createApiKey({
    name,
    scopes,
    expiresAt: endOfDay(lastDay, me.value.timeZone),
    ...(accountId !== '' && { accountId }),
  });
  return answer.ok ? { ok: true, value: { id: answer.value.key.id, once: answer.value.secret } } : answer;
}
