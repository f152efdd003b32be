import type { Instant } from '@wpm/kernel';
import { type CallIn, type Consultation, type Ends, type Hold, otherSide, sideOf } from './call.ts';
import { refusalToHandOn } from './commands.ts';
import { holdNoted } from './holding.ts';
import { up } from './over.ts';
import { firstRound } from './rounds.ts';
import { asksSomebody, opened } from './segment.ts';
import { type Consulting, type Step, step } from './step.ts';
import { TRANSFER_MS, within } from './transfer-begins.ts';

/** An agent asks somebody; the customer hears music until the agent is back, and a hold by command is over with it. */
export function consultBegins(
  call: CallIn<'connected'>,
  ends: Ends,
  { by, consulted, rounds, held: before }: Consulting & { readonly held: readonly Hold[] },
  now: Instant,
): Step {
  const side = sideOf(ends, by);
  const party = side && ends[side].party;
  if (!side || party?.kind !== 'account' || refusalToHandOn(call, by)) return step(call);
  const until = now + TRANSFER_MS;
  const { rings, tried, effects } = within(firstRound(rounds, call.tried, now), until);
  const held = before.filter((hold) => hold.leg !== by || hold.by === 'phone');
  const noted = held.length === before.length ? call : holdNoted(call, party, false, now);
  const asked = asksSomebody(noted.segments, party, true, now);
  const segments = opened(asked, { own: consulted, other: party, role: 'consulted' }, now);
  const consultation: Consultation = { side, agent: { leg: by, party }, customer: ends[otherSide(side)] };
  const next = up({ ...noted, segments, tried }, { kind: 'asking', consultation, consulted, rings, until, held });
  return step(next, { kind: 'sound' }, ...effects, { kind: 'save' });
}
