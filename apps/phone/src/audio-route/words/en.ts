import type { RouteWords } from './route-words.ts';

/** The words of where a call is heard, in English. */
export const en: RouteWords = {
  route: 'Sound',
  title: 'Where the call is heard',
  kinds: {
    system: 'Default device',
    earpiece: 'Earpiece',
    speaker: 'Loudspeaker',
    headset: 'Headset',
    bluetooth: 'Bluetooth',
    other: 'Another device',
  },
};
