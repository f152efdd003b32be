/** What notifications say. Kept short: systems cut them. */
const pl = {
  incoming: 'Połączenie przychodzące',
  withheld: 'Numer zastrzeżony',
  answer: 'Odbierz',
  reject: 'Odrzuć',
  missed: 'Nieodebrane połączenie',
  taken: 'Przejęte na innym urządzeniu',
  takenByOther: 'Odebrane przez kogoś innego',
  declined: 'Odrzucone',
  late: 'To połączenie już nie dzwoni',
  check: 'Powiadomienia działają',
  checkText: 'Tak telefon da znać o połączeniu, gdy jest zamknięty.',
  signedOut: 'Jesteś poza kolejką',
  unanswered: 'Kolejne połączenia zostały bez odpowiedzi. Wybierz status, aby wrócić.',
  unknown: 'Otwórz telefon',
};

const en: typeof pl = {
  incoming: 'Incoming call',
  withheld: 'Withheld number',
  answer: 'Answer',
  reject: 'Reject',
  missed: 'Missed call',
  taken: 'Taken on another device',
  takenByOther: 'Answered by somebody else',
  declined: 'Rejected',
  late: 'This call no longer rings',
  check: 'Notifications work',
  checkText: 'This is how the phone tells you of a call while it is closed.',
  signedOut: 'You are out of the queue',
  unanswered: 'Calls in a row were not answered. Choose a status to come back.',
  unknown: 'Open the phone',
};

export type WorkerWords = typeof pl;

/** In the language the user chose in the phone, else the browser's. */
export const workerWords = (language: string): WorkerWords => (language.toLowerCase().startsWith('en') ? en : pl);
