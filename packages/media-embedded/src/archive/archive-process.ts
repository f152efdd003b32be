import os from 'node:os';
import process from 'node:process';
import { type ArchiveOrder, archiveRecording } from './archive-recording.ts';
import type { ArchiveReply } from './archiver.ts';

/** The process that makes recordings small, one after the other, when nobody else needs the processor. */
os.setPriority(os.constants.priority.PRIORITY_LOW);

process.on('message', (order: ArchiveOrder) => void answer(order));
// The platform is gone: what is half done has no name yet, and is done again.
process.on('disconnect', () => process.exit(0));

async function answer(order: ArchiveOrder): Promise<void> {
  process.send?.(await replyTo(order));
}

async function replyTo(order: ArchiveOrder): Promise<ArchiveReply> {
  try {
    return { ok: true, archived: await archiveRecording(order) };
  } catch (error) {
    return { ok: false, why: error instanceof Error ? error.message : String(error) };
  }
}
