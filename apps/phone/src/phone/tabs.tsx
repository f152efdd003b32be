import { Contact, Grid3x3, History, PhoneMissed, Settings } from 'lucide-react';
import { Link, useLocation } from 'wouter';
import { usePhoneWords } from '../i18n/use-phone-words.ts';
import { useMissedCount } from '../missed/use-missed-count.ts';

const TABS = [
  { path: '/', name: 'keypad', Icon: Grid3x3 },
  { path: '/contacts', name: 'contacts', Icon: Contact },
  { path: '/missed', name: 'missed', Icon: PhoneMissed },
  { path: '/calls', name: 'calls', Icon: History },
  { path: '/settings', name: 'settings', Icon: Settings },
] as const;

/** The way between the screens: links, so that back, history and a screen reader know them. */
export function Tabs() {
  const words = usePhoneWords();
  const [location] = useLocation();
  return (
    <nav className="tabs" aria-label={words.tabs.label}>
      {TABS.map(({ path, name, Icon }) => (
        <Link key={name} href={path} className="tab" aria-current={isAt(location, path) ? 'page' : undefined}>
          <span className="tab-icon">
            <Icon aria-hidden />
          </span>
          {words.tabs[name]}
          {name === 'missed' && <MissedBadge />}
        </Link>
      ))}
    </nav>
  );
}

function MissedBadge() {
  const count = useMissedCount();
  return count === undefined ? null : <span className="tab-badge">{count}</span>;
}

/** A tab is current on the screens below it too. */
function isAt(location: string, path: string): boolean {
  return location === path || (path !== '/' && location.startsWith(`${path}/`));
}
