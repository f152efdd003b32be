import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { applyTheme, applyTouchSize, LANGUAGES, LanguageProvider, THEMES, useLanguage } from '@wpm/ui';
import { useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { Router } from 'wouter';
import { useHashLocation } from 'wouter/use-hash-location';
import { Screens } from '../phone/phone.tsx';
import { forgetTargets, rememberTarget } from '../handing-on/recent-targets.ts';
import { fetchInTurn } from '../loading/parts-at-hand.ts';
import { AccountProvider } from '../phone/account-context.ts';
import { DeviceProvider, SoftphoneProvider } from '../phone/softphone-context.ts';
import { doAll } from './acts.ts';
import { ACCOUNT, answerFromDemo } from './demo-platform.ts';
import { demoDevice, demoSoftphone } from './demo-softphone.ts';
import { DEMO_SCREENS, type GalleryState } from './gallery-state.ts';
import { STATES } from './states.tsx';

/*
 * `gallery.html` lists the states; `gallery.html?state=keypad&language=en&theme=dark` shows one of them as the whole page.
 * A message `{ language: 'en' }` to the page has it speak another language.
 */
const wanted = new URLSearchParams(location.search);
const state = STATES[wanted.get('state') ?? ''];
const language = LANGUAGES.find((one) => one === wanted.get('language')) ?? 'pl';
const theme = THEMES.find((one) => one === wanted.get('theme')) ?? 'auto';
const root = document.getElementById('root');

localStorage.setItem('wpm.language', language);
// Who logged in in one state is not remembered in another.
for (const field of ['login', 'domain']) localStorage.removeItem(`wpm.${field}`);
forgetTargets(localStorage);
for (const target of state?.recent?.toReversed() ?? []) rememberTarget(target);
applyTheme(theme);
applyTouchSize(state?.touch ?? 'normal');
// As in a phone that has been open for a while: a part that is not there yet leaves its place empty for 300 ms.
await fetchInTurn(async () => {});
if (root !== null) createRoot(root).render(state === undefined ? <List /> : <Shown state={state} />);

function Shown({
  state: { path = '/', phone = {}, account = ACCOUNT, isRestored = true, isOnline = true, answers, acts, shown },
}: {
  readonly state: GalleryState;
}) {
  location.hash = path;
  answerFromDemo(answers);
  if (!isOnline) Object.defineProperty(navigator, 'onLine', { value: false });
  useEffect(() => void doAll(acts ?? []), [acts]);
  const queries = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  return (
    <LanguageProvider>
      <LanguageAskedFor />
      <SoftphoneProvider value={demoSoftphone(phone)}>
        <QueryClientProvider client={queries}>
          <DeviceProvider value={demoDevice(phone)}>
            <AccountProvider value={account}>
              <Router hook={useHashLocation}>
                {shown === undefined ? <Screens account={account} isRestored={isRestored} /> : shown()}
              </Router>
            </AccountProvider>
          </DeviceProvider>
        </QueryClientProvider>
      </SoftphoneProvider>
    </LanguageProvider>
  );
}

function LanguageAskedFor() {
  const { choose } = useLanguage();
  useEffect(() => {
    const hear = ({ data }: MessageEvent<{ readonly language?: unknown }>) => {
      const asked = LANGUAGES.find((one) => one === data.language);
      if (asked !== undefined) choose(asked);
    };
    addEventListener('message', hear);
    return () => removeEventListener('message', hear);
  }, [choose]);
  return null;
}

function List() {
  return (
    <main className="gallery">
      <h1>WebPhone Mobile</h1>
      <ul>
        {Object.entries(STATES).map(([name, { screen = 'phone' }]) => (
          <li key={name}>
            <a href={`?state=${name}&language=${language}&theme=${theme}`}>{name}</a>
            <iframe
              title={name}
              src={`?state=${name}&language=${language}&theme=${theme}`}
              loading="lazy"
              {...DEMO_SCREENS[screen]}
            />
          </li>
        ))}
      </ul>
    </main>
  );
}
