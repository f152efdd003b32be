import type { PhraseId } from './phrase.ts';

/** What is said in Polish. */
export const pl: Readonly<Record<PhraseId, string>> = {
  'out-of-hours': 'Dzień dobry. Dzwonią Państwo poza godzinami pracy. Prosimy o telefon w godzinach naszej pracy.',
  'all-agents-busy': 'Wszyscy konsultanci są zajęci. Prosimy o cierpliwość.',
  'please-wait': 'Proszę czekać na połączenie.',
  'queue-position': 'Państwa miejsce w kolejce:',
  'estimated-wait': 'Przewidywany czas oczekiwania, w minutach:',
  'recording-announcement': 'Informujemy, że rozmowa jest nagrywana.',
  'go-on-unrecorded': 'Jeśli rozmowa ma nie być nagrywana, proszę wybrać:',
  'not-recorded': 'Rozmowa nie będzie nagrywana.',
  reconnecting: 'Łączymy ponownie, proszę czekać.',
  'leave-a-number': 'Aby zostawić numer, na który oddzwonimy, proszę wybrać jeden.',
  'call-back-promised': 'Oddzwonimy na numer, z którego Państwo dzwonią.',
  'make-a-choice': 'Proszę wybrać cyfrę na klawiaturze telefonu.',
  'invalid-choice': 'Nie ma takiej opcji. Proszę wybrać ponownie.',
  goodbye: 'Dziękujemy za telefon. Do widzenia.',
  voicemail: 'Abonent nie może odebrać połączenia. Proszę zostawić wiadomość po sygnale.',
  'leave-a-message': 'Proszę zostawić wiadomość po sygnale i zakończyć ją krzyżykiem.',
  'message-kept': 'Wiadomość została zapisana.',
  'not-available': 'Abonent jest w tej chwili niedostępny.',
};
