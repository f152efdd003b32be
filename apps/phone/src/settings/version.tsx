import { Button, Notice } from '@wpm/ui';
import { RefreshCw } from 'lucide-react';
import { useState } from 'react';
import { useSoftphoneState } from '../phone/softphone-context.ts';
import { lookForUpdate, type UpdateState, updates } from '../service-worker/register.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** The version that runs, and whether there is a newer one; it never starts under a call (F42). */
export function Version() {
  const { general: words } = useSettingsWords();
  const { calls } = useSoftphoneState();
  const [found, setFound] = useState<UpdateState>();
  const inCall = calls.some(({ kind }) => kind !== 'ended');
  return (
    <section className="settings-form">
      <h3>{words.version}</h3>
      <p>{__APP_VERSION__}</p>
      {found !== undefined && (
        <Notice tone={found === 'failed' ? 'warn' : 'plain'} urgent>
          {words.updates[found]}
        </Notice>
      )}
      {found === 'waiting' && !inCall && (
        <Button tone="primary" onClick={() => updates.start()}>
          {words.updateNow}
        </Button>
      )}
      <Button icon={<RefreshCw aria-hidden />} onClick={() => void lookForUpdate().then(setFound)}>
        {words.update}
      </Button>
    </section>
  );
}
