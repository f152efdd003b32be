import type { sounds as pl } from './sounds-pl.ts';

export const sounds: typeof pl = {
  faults: {
    'sound/unknown-format': 'This is no sound file we know. Choose WAV, MP3, M4A, FLAC or Ogg.',
    'sound/damaged': 'This file is damaged. Choose another.',
    'sound/empty': 'There is nothing but silence in this file. Choose another.',
    'sound/too-long': 'A sound may be 5 minutes long. Shorten it and choose it again.',
    'sound/too-large': 'A file may have 32 MB. Choose a smaller one.',
  },
  name: 'Name',
  file: 'Sound file',
  fileHint: 'WAV, MP3, M4A, FLAC or Ogg, up to 5 minutes. We even out the loudness.',
  fileRequired: 'Choose a sound file.',
  sending: 'Sending and preparing…',
};
