import { ChevronLeft } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { SettingsWords } from './words/settings-words.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

export type SectionName = keyof SettingsWords['sections'];

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
      </div>
      {children}
    </>
  );
}
