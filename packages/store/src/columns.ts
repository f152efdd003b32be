import type { ColumnType } from 'kysely';

/** A `timestamptz`: read and written as a Date, UTC. */
export type Time = ColumnType<Date, Date, Date>;
export type NullableTime = ColumnType<Date | null, Date | null, Date | null>;
