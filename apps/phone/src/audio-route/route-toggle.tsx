import type { AudioRoute } from '@wpm/softphone';
import { Sheet } from '@wpm/ui';
import { Bluetooth, Check, Ear, Headphones, type LucideIcon, Speaker, Volume2 } from 'lucide-react';
import { useState } from 'react';
import { Toggle } from '../call/toggle.tsx';
import { useAudioRoutes, useDevice } from '../phone/softphone-context.ts';
import { useRouteWords } from './words/use-route-words.ts';

const ICONS: Readonly<Record<AudioRoute['kind'], LucideIcon>> = {
  system: Volume2,
  earpiece: Ear,
  speaker: Volume2,
  headset: Headphones,
  bluetooth: Bluetooth,
  other: Speaker,
};

/** Where the other side is heard (F34); nothing where there is no choice, as on Android's browsers. */
export function RouteToggle() {
  const words = useRouteWords();
  const { routes, chosen } = useAudioRoutes();
  const [isOpen, setOpen] = useState(false);
  if (routes.filter(({ kind }) => kind !== 'system').length < 2) return null;
  const Icon = ICONS[routes.find(({ id }) => id === chosen)?.kind ?? 'system'];
  return (
    <>
      <Toggle icon={<Icon aria-hidden />} label={words.route} disabled={false} onPress={() => setOpen(true)} />
      <Sheet open={isOpen} onClose={() => setOpen(false)} title={words.title}>
        <Routes onChosen={() => setOpen(false)} />
      </Sheet>
    </>
  );
}

/** The routes there are, with a tick at the one in use. */
export function Routes({ onChosen }: { readonly onChosen: () => void }) {
  const words = useRouteWords();
  const device = useDevice();
  const { routes, chosen } = useAudioRoutes();
  const choose = (id: string) => {
    device.chooseRoute(id);
    onChosen();
  };
  return (
    <ul>
      {routes.map(({ id, kind, name }) => {
        const Icon = ICONS[kind];
        return (
          <li key={id}>
            <button type="button" className="row settings-row" aria-pressed={id === chosen} onClick={() => choose(id)}>
              <Icon aria-hidden />
              <span className="row-text">{name || words.kinds[kind]}</span>
              {id === chosen && <Check aria-hidden />}
            </button>
          </li>
        );
      })}
    </ul>
  );
}
