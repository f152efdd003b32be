import type { RecallCancellation, RecallState } from '@wpm/contract';

const states: Record<RecallState['kind'], string> = {
  planned: 'zaplanowany',
  due: 'czeka na agenta',
  offered: 'zajęty',
  done: 'wykonany',
  cancelled: 'odwołany',
};

const cancellations: Record<RecallCancellation, string> = {
  'by-hand': 'ręcznie',
  'called-back': 'klient oddzwonił albo do niego oddzwoniono',
  closed: 'klasyfikator zamknął sprawę',
  'do-not-call': 'klient nie chce, żeby do niego dzwonić',
};

/** Of recalls: planned call-backs (F24). */
export const recalls = {
  hint: 'Zaplanowane oddzwonienia: do kogo, kiedy i kto ma zadzwonić. Planują je agenci i klasyfikatory; oddzwonienie z listy nieodebranych ich nie odwołuje.',
  show: 'Pokaż',
  shown: { open: 'Otwarte', done: 'Wykonane', cancelled: 'Odwołane' },
  none: {
    open: 'Nie ma zaplanowanych recalli',
    done: 'Nie ma wykonanych recalli',
    cancelled: 'Nie ma odwołanych recalli',
  },
  noneHint: 'Recall planuje agent w telefonie albo klasyfikator, w którym to ustawisz.',
  columns: {
    due: 'Kiedy',
    customer: 'Klient',
    campaign: 'Kampania',
    for: 'Dla kogo',
    state: 'Stan',
    note: 'Notatka',
    plannedBy: 'Zaplanował(a)',
    deeds: 'Działania',
  },
  inFile: {
    contact: 'Kontakt',
    takenBy: 'Zajmuje się',
    endedAt: 'Zakończono',
    endedBy: 'Zakończył(a)',
    why: 'Powód odwołania',
  },
  outside: 'Poza kampanią',
  anyone: 'każdy z kampanii',
  states,
  takenBy: (name: string) => `zajmuje się: ${name}`,
  ended: (state: string, at: string, by: string | null) => (by === null ? `${state} ${at}` : `${state} ${at}, ${by}`),
  cancellations,
  cancel: 'Odwołaj',
  cancelOf: (customer: string) => `Odwołaj recall: ${customer}`,
  cancelQuestion: (customer: string) => `Odwołać recall do ${customer}?`,
  cancelHint: 'Nikt już nie zostanie poproszony, żeby zadzwonić. Agent może zaplanować nowy.',
  keep: 'Zostaw',
};
