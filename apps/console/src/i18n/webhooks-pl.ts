import type { DeliveryState, WebhookEvent } from '@wpm/contract';
import { counting } from '@wpm/ui';

const count = counting('pl');

const eventNames: Record<WebhookEvent, string> = {
  'call.created': 'Połączenie rozpoczęte',
  'call.offered': 'Połączenie zaproponowane agentowi',
  'call.answered': 'Połączenie odebrane',
  'call.held': 'Pauza w połączeniu',
  'call.transferred': 'Połączenie przekazane',
  'call.ended': 'Połączenie zakończone',
  'call.classified': 'Połączenie sklasyfikowane',
  'recording.ready': 'Nagranie gotowe',
  'missed.created': 'Nowe nieodebrane',
  'missed.resolved': 'Nieodebrane załatwione',
  'message.left': 'Zostawiono wiadomość',
  'agent.status': 'Status agenta',
  'contact.changed': 'Zmiana kontaktu',
};

const states: Record<DeliveryState, string> = { waiting: 'czeka', delivered: 'doręczone', dead: 'niedoręczone' };

/** `503, timeout`, as far as there is something to say. */
const answered = (status: number | null, error: string | null) =>
  [status, error].filter((part) => part !== null).join(', ');

export const webhooks = {
  eventNames,
  states,
  eventsMore: (first: string, more: number) => `${first} i ${more} in.`,
  enabledMark: 'wysyła',
  disabledMark: 'wstrzymany',
  hasDead: 'są niedoręczone',
  name: 'Nazwa',
  url: 'Adres',
  urlHint: 'Tam wysyłamy zdarzenia (POST, JSON). Użytkownik i hasło w adresie nie są dozwolone.',
  events: 'Zdarzenia',
  enabled: 'Wysyłaj',
  enabledHint: 'Gdy wyłączone, nowe zdarzenia nie są zapisywane, a te, które czekają, wyjdą po włączeniu.',
  secret: 'Sekret podpisu',
  copySecret: 'Kopiuj sekret',
  secretHint: 'Skopiuj sekret teraz: nie pokażemy go ponownie.',
  secretUse:
    'Odbiorca sprawdza nim, że zdarzenie przyszło od nas i go nie zmieniono: nagłówek „webhook-signature” (Standard Webhooks, HMAC-SHA-256).',
  renew: 'Utwórz nowy sekret',
  renewQuestion: 'Utworzyć nowy sekret?',
  renewHint:
    'Nowy podpisuje zdarzenia od razu, stary razem z nim przez wybrany czas: tyle masz na zmianę po stronie odbiorcy. Jeśli jakiś sekret był już stary, przestaje działać teraz.',
  renewNo: 'Zostaw',
  overlap: 'Stary działa jeszcze',
  overlaps: { '0': 'wcale: kończy się teraz', '1': 'godzinę', '24': 'dobę', '72': '3 dni', '168': 'tydzień' },
  oldSecretUntil: (at: string) => `Stary sekret działa jeszcze do: ${at}.`,
  test: 'Wyślij próbne zdarzenie',
  testing: 'Wysyłam…',
  testHint: 'Zapisany adres dostanie od razu zdarzenie „webhook.test”.',
  testDelivered: (status: number | null) => `Doręczono, odpowiedź ${status}.`,
  testFailed: (status: number | null, error: string | null) => `Nie doręczono: ${answered(status, error)}.`,
  log: 'Wysłane zdarzenia',
  show: 'Pokaż',
  anyState: 'Wszystkie',
  refresh: 'Odśwież',
  nothingSent: 'Niczego takiego nie ma.',
  tries: (tries: number) => count(tries, { one: 'próba', few: 'próby', many: 'prób', other: 'próby' }),
  lastAnswer: (status: number | null, error: string | null) => `Ostatnia odpowiedź: ${answered(status, error)}`,
  nextTry: (at: string) => `Następna próba: ${at}`,
  replay: 'Wyślij ponownie',
};
