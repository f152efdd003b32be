import { RefreshCw } from 'lucide-react';
import { useState, useSyncExternalStore } from 'react';
import { HeaderStrip } from '../phone/header-strip.tsx';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { updates } from '../service-worker/register.ts';
import { useUpdateWords } from './words/use-update-words.ts';

/** That there is a new version, for whose phone is never out of sight (F42); not in a call, and not again once put away. */
export function UpdateStrip() {
  const newer = useSyncExternalStore(updates.subscribe, updates.getState);
  const { calls } = useSoftphoneState();
  const [putAway, setPutAway] = useState(false);
  if (newer === 'none' || putAway || calls.some(({ kind }) => kind !== 'ended')) return null;
  return <UpdateOffer onUpdate={() => updates.start()} onLater={() => setPutAway(true)} />;
}

export function UpdateOffer({ onUpdate, onLater }: { readonly onUpdate: () => void; readonly onLater: () => void }) {
  const words = useUpdateWords();
  return (
    <HeaderStrip
      icon={<RefreshCw size={20} aria-hidden />}
      act={{ text: words.now, onPress: onUpdate }}
      closing={{ label: words.later, onClose: onLater }}
    >
      {words.ready}
    </HeaderStrip>
  );
}
