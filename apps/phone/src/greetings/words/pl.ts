import type { GreetingError, GreetingKind } from '@wpm/contract';

/** Each greeting, and when it is said. */
const kinds: Record<GreetingKind, { readonly name: string; readonly when: string }> = {
  usual: { name: 'Powitanie', when: 'Na co dzień.' },
  absence: { name: 'Powitanie na czas nieobecności', when: 'Zamiast zwykłego, do dnia, który podasz.' },
};

/** Why a recording becomes no greeting. */
const faults: Record<GreetingError, string> = {
  'sound/unknown-format': 'To nie jest plik dźwiękowy, który znamy. Wybierz WAV, MP3, M4A, FLAC lub Ogg.',
  'sound/damaged': 'Ten plik jest uszkodzony. Wybierz inny.',
  'sound/empty': 'Nic tu nie słychać. Sprawdź mikrofon i nagraj jeszcze raz.',
  'sound/too-long': 'Powitanie może trwać najwyżej 2 minuty. Skróć je.',
  'sound/too-large': 'Plik może mieć najwyżej 8 MB. Wybierz mniejszy.',
  'greeting/too-long': 'Powitanie może trwać najwyżej 2 minuty. Skróć je.',
  'greeting/too-large': 'Plik może mieć najwyżej 8 MB. Wybierz mniejszy.',
};

/** A user's own greetings, in Polish: the original. */
export const pl = {
  heading: 'Powitanie poczty głosowej',
  explained: 'Słyszy je klient, zanim zostawi Ci wiadomość. Gdy nie masz własnego, mówi platforma.',
  voicemailOff: 'Poczta głosowa jest wyłączona: powitania nikt nie usłyszy, dopóki jej nie włączysz i nie zapiszesz.',
  kinds,
  faults,
  standard: 'Nie masz własnego: klient słyszy standardowe.',
  noAbsence: 'Jeszcze nie nagrane.',
  recordedAt: (at: string) => `Nagrane ${at}.`,
  record: 'Nagraj',
  again: 'Nagraj jeszcze raz',
  upload: 'Wgraj plik',
  remove: 'Usuń',
  /** What a button is of, where several are alike. */
  of: (does: string, name: string) => `${does}: ${name}`,
  inCall: 'Nagrasz je po zakończeniu połączenia.',
  opening: 'Otwieram mikrofon…',
  recording: (now: string, most: string) => `Nagrywam: ${now} z ${most}. Mów do mikrofonu.`,
  level: 'Poziom mikrofonu',
  unsupported: 'Ta przeglądarka nie nagrywa. Wgraj plik.',
  stop: 'Zakończ nagrywanie',
  check: 'Posłuchaj, zanim zapiszesz.',
  save: 'Zapisz powitanie',
  drop: 'Odrzuć',
  saving: 'Zapisuję…',
  saved: 'Zapisano. Usłyszy je następny klient.',
  removed: 'Usunięto.',
  asksRemove: 'Tego nagrania nie da się odzyskać. Klient usłyszy to, co przed jego nagraniem.',
  keep: 'Zostaw',
  until: 'Do dnia (włącznie)',
  isSaid: (day: string) => `Klient słyszy je do ${day}. Potem wraca zwykłe.`,
  wasSaid: (day: string) => `Klient słyszał je do ${day}. Teraz słyszy zwykłe.`,
  notSaid: 'Teraz klient słyszy zwykłe. Podaj ostatni dzień nieobecności.',
  noMore: 'Wróć do zwykłego',
};
