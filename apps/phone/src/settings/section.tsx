import { HelpLink, type HelpPlace } from '@wpm/ui';
import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SettingsWords } from './words/settings-words.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

export type SectionName = keyof SettingsWords['sections'];

/** Which section of the agent's guide tells of what is set there. */
const HELP: Readonly<Record<SectionName, HelpPlace>> = {
  information: 'agent#settings',
  sound: 'agent#settings',
  notifications: 'agent#readiness',
  general: 'agent#settings',
  user: 'agent#settings',
  forwarding: 'agent#forwarding',
  readiness: 'agent#readiness',
  offers: 'agent#no-ring',
  sessions: 'agent#login',
};

/** A page of the settings: its name, the way back, and what is set there. */
export function Section({ name, children }: { readonly name: SectionName; readonly children: ReactNode }) {
  const words = useSettingsWords();
  return (
    <>
      <div className="settings-head">
        <Link href="/settings" className="ui-icon-button" aria-label={words.back} title={words.back}>
          <ChevronLeft aria-hidden />
        </Link>
        <h2>{words.sections[name]}</h2>
        <HelpLink place={HELP[name]} className="ui-icon-button settings-help" isSign />
      </div>
      {children}
    </>
  );
}
