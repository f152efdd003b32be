import type { AgentStatus, SignOutReason } from '@wpm/contract';
import { type Language, Notice, useLanguage } from '@wpm/ui';

type Words = Readonly<Record<Exclude<SignOutReason, 'manual'>, string>>;

/** Apart from the other words of the status, which every screen has. */
const WORDS: Readonly<Record<Language, Words>> = {
  pl: {
    supervisor: 'Wylogował Cię przełożony.',
    'repeated-no-answer':
      'Kolejne połączenia zostały bez odpowiedzi, więc jesteś poza kolejką. Wybierz status, aby wrócić.',
    inactivity: 'Telefon długo nie był używany. Wybierz status, aby wrócić.',
    licence: 'Skończyła się licencja. Zapytaj administratora.',
  },
  en: {
    supervisor: 'A supervisor signed you out.',
    'repeated-no-answer':
      'Calls in a row were not answered, so you are out of the queue. Choose a status to come back.',
    inactivity: 'The phone was not used for long. Choose a status to come back.',
    licence: 'A licence has expired. Ask the administrator.',
  },
};

/** Why the agent is signed out, where somebody else did it (F28). */
export function SignedOutWhy({ status: { signedOut } }: { readonly status: Pick<AgentStatus, 'signedOut'> }) {
  const { language } = useLanguage();
  if (signedOut === null || signedOut === 'manual') return null;
  return <Notice tone="warn">{WORDS[language][signedOut]}</Notice>;
}
