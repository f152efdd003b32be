import type { UploadError } from '@wpm/contract';

/** Why a file is no sound. */
const faults: Record<UploadError, string> = {
  'sound/unknown-format': 'To nie jest plik dźwiękowy, który znamy. Wybierz WAV, MP3, M4A, FLAC lub Ogg.',
  'sound/damaged': 'Ten plik jest uszkodzony. Wybierz inny.',
  'sound/empty': 'W tym pliku jest sama cisza. Wybierz inny.',
  'sound/too-long': 'Dźwięk może trwać najwyżej 5 minut. Skróć go i wybierz ponownie.',
  'sound/too-large': 'Plik może mieć najwyżej 32 MB. Wybierz mniejszy.',
};

export const sounds = {
  faults,
  name: 'Nazwa',
  file: 'Plik z dźwiękiem',
  fileHint: 'WAV, MP3, M4A, FLAC lub Ogg, do 5 minut. Głośność wyrównamy.',
  fileRequired: 'Wybierz plik z dźwiękiem.',
  sending: 'Wysyłam i przygotowuję…',
};
