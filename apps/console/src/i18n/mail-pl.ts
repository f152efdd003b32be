import type { QueuedMail } from '@wpm/contract';

const kinds: Record<QueuedMail['kind'], string> = {
  invitation: 'Zaproszenie',
  'password-reset': 'Nowe hasło',
  'email-change': 'Potwierdzenie adresu',
  'email-changed': 'Adres zmieniono',
  report: 'Raport',
};

const states: Record<QueuedMail['state'], string> = {
  waiting: 'Czeka na wysłanie',
  sent: 'Wysłana',
  replaced: 'Zastąpiona nowszą',
  dead: 'Nie wysłano',
};

/** Mail to the tenant's people. */
export const mail = {
  heading: 'Poczta',
  about:
    'Wiadomości do użytkowników z ostatnich 30 dni i co się z nimi stało. Linków z nich nie widzi nikt poza adresatem.',
  noServer:
    'Operator nie ustawił serwera poczty (WPM_SMTP). Wiadomości trafiają do folderu na serwerze: operator znajdzie je poleceniem „outbox”.',
  empty: 'Nie wysyłano jeszcze żadnych wiadomości',
  emptyHint: 'Pojawią się tu zaproszenia, linki do nowego hasła i potwierdzenia adresów.',
  headings: ['Wiadomość', 'Użytkownik', 'Adres', 'Kiedy', 'Stan', 'Działania'],
  kinds,
  states,
  again: (time: string) => `Następna próba: ${time}`,
  said: (error: string) => `Serwer poczty: ${error}`,
  retry: 'Wyślij ponownie',
  refresh: 'Odśwież',
  confirmHeading: 'Potwierdź adres e-mail',
  confirm: 'Potwierdź',
  confirmed: (email: string) => `Adresem Twojego konta jest teraz ${email}.`,
};
