/** The words of what is written to a CRM by itself, in the languages of tenants. */
export const JOURNAL_WORDS = {
  pl: {
    inbound: 'Połączenie przychodzące od',
    outbound: 'Połączenie wychodzące do',
    missed: 'Nieodebrane połączenie od',
    unanswered: 'Próba połączenia z',
    number: 'Numer',
    campaign: 'Kampania',
    agent: 'Agent',
    began: 'Początek',
    lasted: 'Czas rozmowy',
    classifier: 'Klasyfikator',
    note: 'Notatka',
    recording: 'Nagranie',
    call: 'Połączenie',
  },
  en: {
    inbound: 'Inbound call from',
    outbound: 'Outbound call to',
    missed: 'Missed call from',
    unanswered: 'Attempted call to',
    number: 'Number',
    campaign: 'Campaign',
    agent: 'Agent',
    began: 'Began',
    lasted: 'Talk time',
    classifier: 'Classifier',
    note: 'Note',
    recording: 'Recording',
    call: 'Call',
  },
} as const;

export type JournalLanguage = keyof typeof JOURNAL_WORDS;
