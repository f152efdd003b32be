import { assertNever } from '@wpm/kernel';
import type { LegId } from './leg-id.ts';
import type { Hearing, Sound } from './hearing.ts';
import type { Supervision } from './supervision.ts';

/** A supervisor, and the leg of the user at whose ear they are; undefined while that user's phone is away. */
export type AtEar = Pick<Supervision, 'at' | 'mode'> & { readonly ear: LegId | undefined };

/**
 * The same, with supervisors at users' ears (F47): each hears their user and whomever the user hears, also another supervisor. A
 * whisper reaches the user alone, and no recording; who joins speaks wherever the user speaks, on the user's channel of the
 * recording too: recorded is what the customer hears (ADR 0012).
 */
export function withSupervisorsAt(usual: Sound, supervisors: readonly AtEar[]): Sound {
  const spoken = supervisors.reduce(withVoice, usual);
  const ears = supervisors.flatMap(({ at, ear }): Hearing[] => {
    if (at.state !== 'present') return [];
    const own = spoken.hearings.find(({ leg }) => leg === ear);
    return [{ leg: at.leg, from: own ? [own.leg, ...own.from.filter((leg) => leg !== at.leg)] : [], plays: null }];
  });
  return ears.length === 0 ? usual : { ...spoken, hearings: [...spoken.hearings, ...ears] };
}

/** With what this supervisor says, where it is to be heard. */
function withVoice(sound: Sound, { at, mode, ear }: AtEar): Sound {
  const own = sound.hearings.find(({ leg }) => leg === ear);
  if (at.state !== 'present' || !own) return sound;
  switch (mode) {
    case 'listen':
      return sound;
    case 'whisper':
      return { ...sound, hearings: heardBy(sound, at.leg, ({ leg }) => leg === own.leg) };
    case 'join':
      return {
        ...sound,
        hearings: heardBy(sound, at.leg, ({ leg, from }) => leg === own.leg || from.includes(own.leg)),
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
