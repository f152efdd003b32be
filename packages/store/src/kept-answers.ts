import { sql } from 'kysely';
import type { Database } from './database.ts';

/** A request by the key its caller gave it. `at`: when it came, which tells one try from another. */
export type AskedOnce = {
  readonly tenantId: string;
  /** The key of the API, or the session. */
  readonly callerId: string;
  readonly key: string;
  /** SHA-256 of what was asked. */
  readonly fingerprint: Buffer;
  readonly at: Date;
};

/** `begun`: it is the asker's to do. `other-request`: the key was used for something else. */
export type Begun =
  | { readonly kind: 'begun' }
  | { readonly kind: 'under-way' }
  | { readonly kind: 'other-request' }
  | { readonly kind: 'answered'; readonly sealed: Buffer };

/** Which requests were begun by a key, and what they were answered (F48). */
export interface KeptAnswers {
  /**
   * Of several who ask at once, one begins. What was begun `leaseMs` ago and has no answer is begun anew; what is as old as
   * `keptMs` was never asked.
   */
  begin(asked: AskedOnce, times: { readonly leaseMs: number; readonly keptMs: number }): Promise<Begun>;
  keep(asked: AskedOnce, sealed: Buffer): Promise<void>;
  /** It is as if it had not been asked: it may be tried again by its key. */
  giveUp(asked: AskedOnce): Promise<void>;
  /** Those that were begun before then. */
  forget(before: Date): Promise<void>;
}

export function keptAnswersOn(db: Database): KeptAnswers {
  return {
    begin: async (asked, { leaseMs, keptMs }) => {
      const { numAffectedRows = 0n } = await beginning(asked, before(asked, leaseMs), before(asked, keptMs)).execute(
        db,
      );
      return numAffectedRows > 0n ? { kind: 'begun' } : begunBefore(db, asked);
    },
    keep: async (asked, answer) => {
      await thisTry(db.updateTable('kept_answers').set({ answer }), asked).execute();
    },
    giveUp: async (asked) => {
      await thisTry(db.deleteFrom('kept_answers'), asked).execute();
    },
    forget: async (then) => {
      await db.deleteFrom('kept_answers').where('begun_at', '<', then).execute();
    },
  };
}

const before = ({ at }: AskedOnce, ms: number) => new Date(at.getTime() - ms);

const beginning = ({ tenantId, callerId, key, fingerprint, at }: AskedOnce, died: Date, old: Date) => sql`
  INSERT INTO kept_answers AS kept (tenant_id, caller_id, key, fingerprint, begun_at)
  VALUES (${tenantId}, ${callerId}, ${key}, ${fingerprint}, ${at})
  ON CONFLICT (caller_id, key) DO UPDATE SET fingerprint = excluded.fingerprint, begun_at = excluded.begun_at, answer = NULL
  WHERE kept.begun_at < ${old}
     OR (kept.answer IS NULL AND kept.begun_at < ${died} AND kept.fingerprint = excluded.fingerprint)`;

async function begunBefore(db: Database, { callerId, key, fingerprint }: AskedOnce): Promise<Begun> {
  const kept = await db
    .selectFrom('kept_answers')
    .select(['fingerprint', 'answer'])
    .where('caller_id', '=', callerId)
    .where('key', '=', key)
    .executeTakeFirst();
  // Gone in between: whoever did it gave up, and it can be asked again.
  if (!kept) return { kind: 'under-way' };
  if (!kept.fingerprint.equals(fingerprint)) return { kind: 'other-request' };
  return kept.answer ? { kind: 'answered', sealed: kept.answer } : { kind: 'under-way' };
}

type Narrowed<Q> = { where(column: 'caller_id' | 'key' | 'begun_at', is: '=', value: string | Date): Q };

/** The row, unless another try has begun meanwhile. */
function thisTry<Q extends Narrowed<Q>>(query: Q, { callerId, key, at }: AskedOnce): Q {
  return query.where('caller_id', '=', callerId).where('key', '=', key).where('begun_at', '=', at);
}
