import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { MessageNews } from './message-news.ts';

/** How many messages a user has, heard and not. */
export type MessageCount = { readonly fresh: number; readonly heard: number };

/** The messages customers left. What calls themselves write of them stands with their records. */
export interface VoiceMessages {
  /** Of a user's own direct line. */
  countOf(accountId: string): Promise<MessageCount>;
  /** Somebody has heard it; the first time counts. @returns whether it was a message nobody had heard */
  heard(by: { readonly tenantId: string; readonly accountId: string }, recordingId: string, at: Date): Promise<boolean>;
  /** A user's own messages are others by now. */
  onChanged(listener: (accountId: string) => void): void;
}

export function voiceMessagesOn(
  db: Database,
  { messages, missed }: { readonly messages: MessageNews; readonly missed: Told },
): VoiceMessages {
  return {
    countOf: async (accountId) => {
      const { rows } = await sql<MessageCount>`
        SELECT count(*) FILTER (WHERE heard_at IS NULL)::integer AS fresh, count(heard_at)::integer AS heard
          FROM voice_messages WHERE line_account_id = ${accountId}`.execute(db);
      return rows[0] ?? { fresh: 0, heard: 0 };
    },
    heard: async ({ tenantId, accountId }, recordingId, at) => {
      const { rows } = await sql<{ ownerId: string | null; missedId: string | null }>`
        UPDATE voice_messages AS message SET heard_at = ${at}, heard_by = ${accountId}
         WHERE recording_id = ${recordingId} AND tenant_id = ${tenantId} AND heard_at IS NULL
        RETURNING line_account_id AS "ownerId", (
          SELECT id FROM missed_calls missed
           WHERE missed.tenant_id = message.tenant_id AND missed.number = message.number AND missed.line_kind = message.line_kind
             AND missed.line = message.line) AS "missedId"`.execute(db);
      const [row] = rows;
      if (row?.ownerId) messages.tell(row.ownerId);
      if (row?.missedId) missed.tell(tenantId, [row.missedId]);
      return row !== undefined;
    },
    onChanged: (listener) => messages.listen(listener),
  };
}

type Told = { tell(tenantId: string, missedIds: readonly string[]): void };
