import type { ClassifierSettings } from '@wpm/contract';

const kinds: Record<ClassifierSettings['kind'], string> = {
  success: 'Sukces',
  failure: 'Niepowodzenie',
  contact: 'Kontakt',
  'no-contact': 'Brak kontaktu',
};

const recalls: Record<ClassifierSettings['recall']['kind'], string> = {
  none: 'bez recallu',
  ask: 'agent podaje termin',
  after: 'po ustalonym czasie',
};

export const classifiers = {
  kinds,
  recalls,
  whom: { anyone: 'dla każdego', 'this-agent': 'dla tego samego agenta' },
  kind: 'Rodzaj',
  campaign: 'Kampania',
  global: 'wszystkie i poza kampaniami',
  globalMark: 'wspólny',
  parent: 'W drzewie pod',
  top: 'na samej górze',
  position: 'Kolejność',
  positionHint: 'Wśród sąsiadów, od najmniejszej. Równe są ułożone według nazwy.',
  recall: 'Recall',
  recallMinutes: 'Po ilu minutach',
  recallFor: 'Dla kogo',
  needsNote: 'Wymaga notatki',
  needsNoteHint: 'Agent nie wybierze go bez wpisania notatki.',
  closesRecord: 'Zamyka rekord',
  closesRecordHint: 'Lista kampanii wychodzącej nie zadzwoni już do tego rekordu.',
  addsToDoNotCall: 'Dopisuje do „nie dzwonić”',
  addsToDoNotCallHint: 'Żadna lista nie zadzwoni więcej na ten numer.',
  enabled: 'W użyciu',
  enabledHint: 'Nieużywanego nikt nie wybierze, a w historii pozostanie.',
  enabledMark: 'w użyciu',
  disabledMark: 'nieużywany',
  effects: { note: 'notatka', recall: 'recall', closes: 'zamyka rekord', doNotCall: 'nie dzwonić' },
};
