import type { SystemClassifier } from '@wpm/contract';

const system: Record<SystemClassifier, string> = {
  busy: 'Zajęty',
  'no-answer': 'Brak odpowiedzi',
  failed: 'Błąd połączenia',
  abandoned: 'Klient zrezygnował',
  none: 'Brak klasyfikatora',
};

/** Of minutes, in the largest unit that is whole. */
const lengthOf = (minutes: number): string => {
  if (minutes % 1_440 === 0) return `${minutes / 1_440} d`;
  return minutes % 60 === 0 ? `${minutes / 60} h` : `${minutes} min`;
};

/** Polish words of classifiers. */
export const pl = {
  title: 'Klasyfikator',
  inCall: 'Kontakt',
  choose: 'Ustaw klasyfikator',
  change: 'Zmień klasyfikator',
  none: 'Nie ustawiono',
  nothingOffered: 'Administrator nie dodał jeszcze żadnych klasyfikatorów dla tego połączenia.',
  unread: 'Nie udało się wczytać klasyfikatorów.',
  retry: 'Spróbuj ponownie',
  note: 'Notatka',
  noteNeeded: 'Notatka (wymagana)',
  recallAt: 'Kiedy zadzwonić ponownie',
  recallAfter: (minutes: number) => `Zaplanuje ponowny telefon za ${lengthOf(minutes)}.`,
  save: 'Zapisz',
  by: (name: string) => `ustawił(a): ${name}`,
  byPlatform: 'ustawiła platforma',
  tooLate: 'Od połączenia minęły 24 godziny. O zmianę poproś przełożonego.',
  system,
  wrapUp: {
    title: 'Po rozmowie',
    left: (time: string) => `Pozostało ${time}`,
    untilEnded: 'Trwa, dopóki nie zakończysz',
    required: 'Ta kampania wymaga klasyfikatora.',
    done: 'Gotowe',
    fixed: 'Zakończy się sama o czasie.',
  },
};
