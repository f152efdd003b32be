import { Suspense, useSyncExternalStore } from 'react';
import { askedNumber, forgetAskedNumber, onAskedNumber } from './asked-number.ts';
import { lazily } from '../loading/lazily.tsx';

const DialLinkSheet = lazily(async () => (await import('./dial-link-sheet.tsx')).DialLinkSheet);

/** Asks about the number of a link with which the phone was opened, as soon as somebody is logged in. */
export function DialLinkQuestion() {
  const number = useSyncExternalStore(onAskedNumber, askedNumber);
  if (number === undefined) return null;
  return (
    <Suspense>
      <DialLinkSheet number={number} onDecided={forgetAskedNumber} />
    </Suspense>
  );
}
