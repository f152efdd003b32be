import { useOnline } from '@wpm/ui';
import { CloudOff } from 'lucide-react';
import { useOfflineWords } from './words/use-offline-words.ts';

/**
 * That there is no connection, what does not work without one and what does; it goes by itself. Known are a device without a network,
 * and a session that could not be restored yet. It is not loaded when it is wanted: then it could not be.
 */
export function OfflineNotice({ isRestored }: { readonly isRestored: boolean }) {
  const words = useOfflineWords();
  const isOnline = useOnline();
  if (isOnline && isRestored) return null;
  return (
    <p className="offline" role="status">
      <CloudOff size={16} aria-hidden />
      <span>
        {isOnline ? words.noPlatform : words.noNetwork} {words.works}
      </span>
    </p>
  );
}
