import { promisify } from 'node:util';
import { deflateRaw, inflateRaw } from 'node:zlib';
import { type SipLadder, sipLadder } from '@wpm/contract';

/** Text of messages kept of one call, in characters: some hundred messages. A call that goes on and on must not fill the disk. */
const MOST_TEXT = 384 * 1_024;
/** Unpacked, with room for what JSON adds: what is bigger was not packed here. */
const MOST_UNPACKED = 16 * MOST_TEXT;

const [deflate, inflate] = [promisify(deflateRaw), promisify(inflateRaw)];

/** A ladder as it is kept: about a tenth of its text. The work is done beside the event loop. */
export function packLadder(ladder: SipLadder): Promise<Buffer> {
  return deflate(JSON.stringify(bounded(ladder)));
}

/** @throws if it was not packed by `packLadder` */
export async function unpackLadder(packed: Buffer): Promise<SipLadder> {
  const json = await inflate(packed, { maxOutputLength: MOST_UNPACKED });
  return sipLadder.parse(JSON.parse(json.toString()));
}

/** How a call began and how it ended explain it: where there is too much, what lies between is left out. */
function bounded(ladder: SipLadder): SipLadder {
  const { messages } = ladder;
  const first = fitting(messages);
  if (first === messages.length) return ladder;
  const last = fitting(messages.slice(first).toReversed());
  const left = messages.length - first - last;
  return {
    ...ladder,
    messages: [...messages.slice(0, first), ...messages.slice(messages.length - last)],
    forgotten: ladder.forgotten + left,
  };
}

/** How many messages from the front have half of the room. */
function fitting(messages: SipLadder['messages']): number {
  let room = MOST_TEXT / 2;
  const over = messages.findIndex(({ text }) => (room -= text.length) < 0);
  return over < 0 ? messages.length : over;
}
