/** The row a page ended with: what sorts after it is the next page. */
export type Position = { readonly startedAt: Date; readonly callId: string; readonly segment: number };

/** A position as it travels to the client and back. Nobody outside may rely on what is in it. */
export function cursorOf(position: Position): string {
  const plain = [position.startedAt.getTime().toString(36), position.callId, position.segment.toString(36)].join('.');
  return Buffer.from(plain).toString('base64url');
}

const PLAIN = /^([0-9a-z]{1,9})\.([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.([0-9a-z]{1,6})$/;

/** @returns undefined if it is not a cursor of ours */
export function positionOf(cursor: string): Position | undefined {
  const [, startedAt, callId, segment] = PLAIN.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (startedAt === undefined || callId === undefined || segment === undefined) return undefined;
  return { startedAt: new Date(parseInt(startedAt, 36)), callId, segment: parseInt(segment, 36) };
}
