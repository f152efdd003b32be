import { LanguageProvider } from '@wpm/ui';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { client } from './client.ts';
import { FaultBoundary } from './fault-boundary.tsx';
import { usePhoneWords } from './i18n/use-phone-words.ts';
import { LoginScreen } from './session/login-screen.tsx';
import { hadSession, rememberSession, restoreSession } from './session/restore-session.ts';

/** Everything after the login, SIP included, is loaded when it is needed. */
const Phone = lazy(async () => ({ default: (await import('./phone/phone.tsx')).Phone }));

/** The phone: who was logged in before a reload still is. */
export function App() {
  return (
    <LanguageProvider>
      <FaultBoundary>
        <BySession />
      </FaultBoundary>
    </LanguageProvider>
  );
}

function BySession() {
  const session = useSyncExternalStore(client.session.subscribe, client.session.getState);
  const [restoring, setRestoring] = useState(hadSession);
  useEffect(() => {
    if (hadSession()) void restoreSession(() => setRestoring(false));
    return rememberSession();
  }, []);
  if (session.kind === 'unknown') return restoring ? <Loading /> : <LoginScreen why={null} />;
  if (session.kind === 'signed-out') return <LoginScreen why={session.why} />;
  return (
    <Suspense fallback={<Loading />}>
      <Phone key={session.account.id} account={session.account} />
    </Suspense>
  );
}

function Loading() {
  const words = usePhoneWords();
  return (
    <main className="loading" aria-busy>
      <p role="status">{words.loading}</p>
    </main>
  );
}
