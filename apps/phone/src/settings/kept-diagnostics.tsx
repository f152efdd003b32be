import { useQuery } from '@tanstack/react-query';
import { Button, counting, Notice, useLanguage } from '@wpm/ui';
import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import { useSoftphone } from '../phone/softphone-context.ts';
import { useSettingsWords } from './words/use-settings-words.ts';

/** How many calls' diagnostics this device keeps, and the owner's way to be rid of them (F10, F38). */
export function KeptDiagnostics() {
  const { general: words } = useSettingsWords();
  const { language } = useLanguage();
  const { diagnostics } = useSoftphone();
  const [cleared, setCleared] = useState(false);
  const kept = useQuery({
    queryKey: ['diagnostics', 'count'],
    queryFn: () => diagnostics.count(),
    networkMode: 'always',
    staleTime: 0,
  });
  const clear = async () => {
    await diagnostics.clear();
    setCleared(true);
    await kept.refetch();
  };
  return (
    <section className="settings-form">
      <h3>{words.device}</h3>
      <p className="quiet">{words.kept(counting(language)(kept.data ?? 0, words.calls))}</p>
      {cleared && <Notice urgent>{words.cleared}</Notice>}
      {(kept.data ?? 0) > 0 && (
        <Button icon={<Trash2 aria-hidden />} onClick={() => void clear()}>
          {words.clear}
        </Button>
      )}
    </section>
  );
}
