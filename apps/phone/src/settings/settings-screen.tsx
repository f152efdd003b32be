import type { Account } from '@wpm/contract';
import {
  BellRing,
  ChevronRight,
  CircleHelp,
  Info,
  ListChecks,
  type LucideIcon,
  MonitorSmartphone,
  PhoneForwarded,
  SlidersHorizontal,
  UserRound,
  Volume2,
} from 'lucide-react';
import type { ComponentType } from 'react';
import { HelpLink } from '@wpm/ui';
import { Link, Route, Switch } from 'wouter';
import { ForwardingSection } from '../forwarding/forwarding-section.tsx';
import { LogOut } from '../log-out/log-out.tsx';
import { MyOffersSection } from '../my-offers/my-offers-section.tsx';
import { ReadinessSection } from '../readiness/readiness-section.tsx';
import { MySessionsSection } from '../sessions/my-sessions-section.tsx';
import { WakingSetting } from '../waking/waking-setting.tsx';
import { General } from './general.tsx';
import { Information } from './information.tsx';
import { Section, type SectionName } from './section.tsx';
import { SoundSettingsSection } from './sound-settings.tsx';
import { UserSettings } from './user-settings.tsx';
import { embeddedFor } from '../embedding/frame.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

type SectionProps = { readonly account: Account };

/** In the order of the seed: a information, b sound, c general, d the user's own, e forwarding; what is new beside its kin. */
const SECTIONS = [
  { name: 'information', Icon: Info, Content: Information },
  { name: 'sound', Icon: Volume2, Content: SoundSettingsSection },
  { name: 'notifications', Icon: BellRing, Content: WakingSetting },
  { name: 'general', Icon: SlidersHorizontal, Content: General },
  { name: 'user', Icon: UserRound, Content: UserSettings },
  { name: 'forwarding', Icon: PhoneForwarded, Content: ForwardingSection },
  { name: 'readiness', Icon: ListChecks, Content: ReadinessSection },
  { name: 'offers', Icon: CircleHelp, Content: MyOffersSection },
  { name: 'sessions', Icon: MonitorSmartphone, Content: MySessionsSection },
] as const satisfies readonly { name: SectionName; Icon: LucideIcon; Content: ComponentType<SectionProps> }[];

/** A page of a CRM cannot be woken: the phone in it rings while the page is open. */
const SHOWN = SECTIONS.filter(
  ({ name }) => embeddedFor === undefined || (name !== 'notifications' && name !== 'readiness'),
);

/** The settings of this device and its user (F40–F44, F29), and logging out (F10). */
export function SettingsScreen({ account }: SectionProps) {
  return (
    <div className="settings">
      <Switch>
        {SHOWN.map(({ name, Content }) => (
          <Route key={name} path={`/settings/${name}`}>
            <Section name={name}>
              <Content account={account} />
            </Section>
          </Route>
        ))}
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
        {SHOWN.map(({ name, Icon }) => (
          <li key={name}>
            <Link href={`/settings/${name}`} className="row settings-row">
              <Icon aria-hidden />
              <span className="row-text">{words.sections[name]}</span>
              <ChevronRight aria-hidden />
            </Link>
          </li>
        ))}
        <li>
          <HelpLink place="agent#login" className="row settings-row" />
        </li>
      </ul>
      <LogOut />
    </>
  );
}
