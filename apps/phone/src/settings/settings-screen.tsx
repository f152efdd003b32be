import type { Account } from '@wpm/contract';
import { ChevronLeft, ChevronRight, Info, PhoneForwarded, SlidersHorizontal, UserRound, Volume2 } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link, Route, Switch } from 'wouter';
import { ForwardingSection } from '../forwarding/forwarding-section.tsx';
import { General } from './general.tsx';
import { Information } from './information.tsx';
import { Logout } from './logout.tsx';
import { SoundSettingsSection } from './sound-settings.tsx';
import { UserSettings } from './user-settings.tsx';
import { useSettingsWords } from './words/use-settings-words.ts';

const SECTIONS = [
  { name: 'information', Icon: Info },
  { name: 'sound', Icon: Volume2 },
  { name: 'general', Icon: SlidersHorizontal },
  { name: 'user', Icon: UserRound },
  { name: 'forwarding', Icon: PhoneForwarded },
] as const;
type SectionName = (typeof SECTIONS)[number]['name'];

/** The settings by the sections of the seed: a information, b sound, c general, d the user's own, e forwarding; and logging out (F10). */
export function SettingsScreen({ account }: { readonly account: Account }) {
  return (
    <div className="settings">
      <Switch>
        <Route path="/settings/information">
          <Section name="information">
            <Information account={account} />
          </Section>
        </Route>
        <Route path="/settings/sound">
          <Section name="sound">
            <SoundSettingsSection />
          </Section>
        </Route>
        <Route path="/settings/general">
          <Section name="general">
            <General />
          </Section>
        </Route>
        <Route path="/settings/user">
          <Section name="user">
            <UserSettings />
          </Section>
        </Route>
        <Route path="/settings/forwarding">
          <Section name="forwarding">
            <ForwardingSection account={account} />
          </Section>
        </Route>
        <Route>
          <SectionList />
        </Route>
      </Switch>
    </div>
  );
}

function SectionList() {
  const words = useSettingsWords();
  return (
    <>
      <ul>
        {SECTIONS.map(({ name, Icon }) => (
          <li key={name}>
            <Link href={`/settings/${name}`} className="row settings-row">
              <Icon aria-hidden />
              <span className="row-text">{words.sections[name]}</span>
              <ChevronRight aria-hidden />
            </Link>
          </li>
        ))}
      </ul>
      <Logout />
    </>
  );
}

function Section({ name, children }: { readonly name: SectionName; readonly children: ReactNode }) {
  const words = useSettingsWords();
  return (
    <>
      <div className="settings-head">
        <Link href="/settings" className="ui-icon-button" aria-label={words.back} title={words.back}>
          <ChevronLeft aria-hidden />
        </Link>
        <h2>{words.sections[name]}</h2>
      </div>
      {children}
    </>
  );
}
