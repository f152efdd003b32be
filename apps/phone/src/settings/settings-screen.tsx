import type { Account } from '@wpm/contract';
import { Choice, chooseTheme, LANGUAGE_NAMES, LANGUAGES, storedTheme, THEMES, useLanguage, useWords } from '@wpm/ui';
import { useState } from 'react';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { useNumberRules } from '../phone/use-number-rules.ts';
import { Logout } from './logout.tsx';

/** What is real in the settings so far: account and server (F40), appearance and version (F42), language (F43), logout (F10). */
export function SettingsScreen({ account }: { readonly account: Account }) {
  const words = usePhoneWords();
  const rules = useNumberRules();
  const { connection } = useSoftphoneState();
  const state = connection.kind === 'signed-out' ? 'connecting' : connection.kind;
  const { none } = words.settings;
  const directNumber = account.directNumber === null ? none : rules.readable(account.directNumber);
  return (
    <div className="settings">
      <Group
        heading={words.settings.account}
        facts={[
          [words.settings.name, account.displayName],
          [words.settings.login, `${account.login}@${account.domain}`],
          [words.settings.extension, account.extension ?? none],
          [words.settings.directNumber, directNumber],
        ]}
      />
      <Group
        heading={words.settings.server}
        facts={[
          [words.settings.address, location.host],
          [words.settings.state, words.connection[state]],
          [words.settings.version, __APP_VERSION__],
        ]}
      />
      <Preferences />
      <Logout />
    </div>
  );
}

type GroupProps = { readonly heading: string; readonly facts: readonly (readonly [string, string])[] };

function Group({ heading, facts }: GroupProps) {
  return (
    <section>
      <h2>{heading}</h2>
      <dl className="facts">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function Preferences() {
  const words = useWords();
  const { language, choose } = useLanguage();
  const [theme, setTheme] = useState(storedTheme);
  return (
    <section className="preferences">
      <Choice
        label={words.language}
        value={language}
        options={LANGUAGES.map((value) => ({ value, text: LANGUAGE_NAMES[value] }))}
        onChoose={choose}
      />
      <Choice
        label={words.theme}
        value={theme}
        options={THEMES.map((value) => ({ value, text: words.themes[value] }))}
        onChoose={(chosen) => {
          chooseTheme(chosen);
          setTheme(chosen);
        }}
      />
    </section>
  );
}
