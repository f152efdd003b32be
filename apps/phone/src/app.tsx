import { FaultBoundary, LanguageProvider, restoreSession, sessionMemory } from '@wpm/ui';
import { lazy, Suspense, useEffect, useState, useSyncExternalStore } from 'react';
import { client } from './client.ts';
import { Fault } from './fault.tsx';
import { usePhoneWords } from './i18n/use-phone-words.ts';
import { LoginScreen } from './session/login-screen.tsx';

/** Everything after the login, SIP included, is loaded when it is needed. */
const Phone = lazy(async () => ({ default: (await import('./phone/phone.tsx')).Phone }));

/** Few come by a link: its page is loaded for them alone. */
const LinkedSignIn = lazy(async () => ({ default: (await import('./session/linked-sign-in.tsx')).LinkedSignIn }));

const memory = sessionMemory('phone');

/** The phone: who was logged in before a reload still is. */
export function App({ link }: { readonly link: string | undefined }) {
  return (
    <LanguageProvider>
      <FaultBoundary fault={(reopen) => <Fault onReopen={reopen} />}>
        <BySession link={link} />
      </FaultBoundary>
    </LanguageProvider>
  );
}

/** @param link the token of a link that signs this device in (F08) */
function BySession({ link }: { readonly link: string | undefined }) {
  const session = useSyncExternalStore(client.session.subscribe, client.session.getState);
  const [restoring, setRestoring] = useState(memory.had);
  const [linked, setLinked] = useState(link);
  useEffect(() => {
    if (memory.had()) void restoreSession(client.session, () => setRestoring(false));
    return memory.keep(client.session);
  }, []);
  if (linked !== undefined) {
    return (
      <Suspense fallback={<Loading />}>
        <LinkedSignIn token={linked} onDone={() => setLinked(undefined)} />
      </Suspense>
    );
  }
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
