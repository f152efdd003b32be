import type { GreetingKind, Greetings } from '@wpm/contract';
import type { GreetingOwner } from '@wpm/store';
import type { Actor } from '../events.ts';
import type { ServerDeps } from '../server-deps.ts';
import { greetingChanged } from './greeting-changed.ts';

/** A user's greetings as they are told. */
export async function greetingsOf({ store }: Pick<ServerDeps, 'store'>, owner: GreetingOwner): Promise<Greetings> {
  const rows = await store.greetings.of(owner);
  const told = (wanted: GreetingKind) => {
    const row = rows.find(({ kind }) => kind === wanted);
    return row && { milliseconds: row.milliseconds, recordedAt: row.recordedAt.toISOString(), until: row.until };
  };
  const usual = told('usual');
  return {
    usual: usual ? { milliseconds: usual.milliseconds, recordedAt: usual.recordedAt } : null,
    absence: told('absence') ?? null,
  };
}

/** Takes a greeting away, and its sound with it; that there was none is as good. @returns what is left */
export async function removeGreeting(
  deps: Pick<ServerDeps, 'store' | 'sounds' | 'sink'>,
  actor: Actor,
  { greeting, ...owner }: GreetingOwner & { readonly greeting: GreetingKind },
): Promise<Greetings> {
  const audioId = await deps.store.greetings.remove(owner, greeting);
  if (audioId !== undefined) {
    await deps.sounds.remove(owner.tenantId, audioId);
    const done = { action: 'greeting.remove', subject: owner.accountId, result: 'ok', detail: { greeting } } as const;
    await greetingChanged(deps.sink, actor, done);
  }
  return greetingsOf(deps, owner);
}
