import { Button, Notice } from '@wpm/ui';
import { useState } from 'react';
import { embeddedFor } from '../embedding/frame.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** Browsers on phones have it not; the type library takes it to be everywhere. */
type ProtocolHandling = { registerProtocolHandler?(scheme: string, url: string): void };

/** Has the browser ask whether numbers of other pages (`tel:`) open in this phone; an installed one is asked for by the system too. */
export function DialLinks() {
  const { general: words } = useSettingsWords();
  const [isAsked, setAsked] = useState(false);
  const browser: ProtocolHandling = navigator;
  if (browser.registerProtocolHandler === undefined || embeddedFor !== undefined) return null;
  const register = () => {
    browser.registerProtocolHandler?.('tel', `${location.origin}${import.meta.env.BASE_URL}?dial=%s`);
    setAsked(true);
  };
  return (
    <section className="settings-form">
      <h3>{words.dialLinks}</h3>
      <p className="quiet">{words.dialLinksExplained}</p>
      {isAsked && <Notice urgent>{words.dialLinksAsked}</Notice>}
      <Button onClick={register}>{words.dialLinksRegister}</Button>
    </section>
  );
}
