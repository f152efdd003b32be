import { lazy, Suspense } from 'react';
import { useConsoleWords } from '../i18n/use-console-words.ts';
import { useInstants } from '../zone/use-instants.ts';

const QrCode = lazy(async () => ({ default: (await import('./qr-code.tsx')).QrCode }));

/** What signs one phone in, once (F08): the code a phone's camera opens. */
export type PhoneLinkProps = {
  readonly name: string;
  readonly link: { readonly token: string; readonly expiresAt: string };
};

export function PhoneLink({ name, link: { token, expiresAt } }: PhoneLinkProps) {
  const words = useConsoleWords().accounts;
  const { clock } = useInstants();
  return (
    <div className="phone-link" role="status">
      <Suspense>
        <QrCode text={`${location.origin}/phone/#sign-in=${token}`} label={words.qrLabel(name)} />
      </Suspense>
      <p>{words.qrHint}</p>
      <p className="quiet">{words.qrUntil(clock(expiresAt))}</p>
    </div>
  );
}
