import { assertNever } from '@wpm/kernel';
import type { LegId } from './leg-id.ts';
import type { Hearing, Sound } from './hearing.ts';
import type { Supervision } from './supervision.ts';

/**
 * The same, with a supervisor at the ear of the user on leg `agent` (F47): they hear the user and whomever the user hears, in
 * every mode. A whisper reaches the user alone, and no recording; who joins speaks wherever the user speaks, on the user's
 * channel of the recording too: recorded is what the customer hears (ADR 0012).
 * @param agent undefined while the user's phone is away
 */
export function withSupervisorAt(sound: Sound, { at, mode }: Supervision, agent: LegId | undefined): Sound {
  if (at.state !== 'present') return sound;
  const own = sound.hearings.find(({ leg }) => leg === agent);
  const ear: Hearing = { leg: at.leg, from: own ? [own.leg, ...own.from] : [], plays: null };
  if (!own) return { ...sound, hearings: [...sound.hearings, ear] };
  switch (mode) {
    case 'listen':
      return { ...sound, hearings: [...sound.hearings, ear] };
    case 'whisper':
      return { ...sound, hearings: [...heardBy(sound, at.leg, ({ leg }) => leg === own.leg), ear] };
    case 'join':
      return {
        hearings: [...heardBy(sound, at.leg, ({ leg, from }) => leg === own.leg || from.includes(own.leg)), ear],
        recording: {
          agent: beside(sound.recording.agent, own.leg, at.leg),
          customer: beside(sound.recording.customer, own.leg, at.leg),
        },
      };
    default:
      return assertNever(mode);
  }
}

const heardBy = ({ hearings }: Sound, supervisor: LegId, hears: (hearing: Hearing) => boolean): Hearing[] =>
  hearings.map((hearing) => (hears(hearing) ? { ...hearing, from: [...hearing.from, supervisor] } : hearing));

const beside = (channel: readonly string[], agent: LegId, supervisor: LegId): readonly string[] =>
  channel.includes(agent) ? [...channel, supervisor] : channel;
