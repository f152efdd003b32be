import type { CallRecord, HeardQuality, LegQuality } from '@wpm/calls';
import { asTenant, type Database } from '../database.ts';

/** The rows of a record, for the journal's own SQL. */
export function legQualityRows(record: CallRecord): readonly Record<string, unknown>[] {
  return (record.quality ?? []).map(({ leg, aor, trunkId, transport, codec, rtt, received, sent }, index) => ({
    call_id: record.id,
    number: index + 1,
    tenant_id: record.tenantId,
    leg,
    aor,
    trunk_id: trunkId,
    transport,
    codec,
    rtt,
    received_packets: received.packets,
    ...heardColumns('received', received.heard),
    sent_packets: sent.packets,
    ...heardColumns('sent', sent.heard),
  }));
}

function heardColumns(way: 'received' | 'sent', heard: HeardQuality | null): Record<string, unknown> {
  return {
    [`${way}_loss_percent`]: heard?.lossPercent ?? null,
    [`${way}_jitter`]: heard?.jitterMs ?? null,
    [`${way}_mos`]: heard?.mos ?? null,
  };
}

/** How the legs of a call of the tenant sounded, in the order in which they ended; empty for a call of nobody's. */
export async function legQualityOf(db: Database, tenantId: string, callId: string): Promise<readonly LegQuality[]> {
  const rows = await asTenant(db, tenantId, (tx) =>
    tx.selectFrom('leg_quality').selectAll().where('call_id', '=', callId).orderBy('number').execute(),
  );
  return rows.map((row) => ({
    leg: row.leg,
    aor: row.aor,
    trunkId: row.trunk_id,
    transport: row.transport,
    codec: row.codec,
    rtt: row.rtt,
    received: {
      packets: row.received_packets,
      heard: heardIn(row.received_loss_percent, row.received_jitter, row.received_mos),
    },
    sent: { packets: row.sent_packets, heard: heardIn(row.sent_loss_percent, row.sent_jitter, row.sent_mos) },
  }));
}

function heardIn(
  lossPercent: number | null,
  jitterMs: HeardQuality['jitterMs'] | null,
  mos: number | null,
): HeardQuality | null {
  return lossPercent === null || jitterMs === null || mos === null ? null : { lossPercent, jitterMs, mos };
}
