import { IconButton } from '@wpm/ui';
import { PictureInPicture2 } from 'lucide-react';
import { useSyncExternalStore } from 'react';
import { miniWindow, onMiniWindow } from './mini-window.ts';
import { canOpenMiniWindow, openMiniWindow } from './open-mini-window.ts';
import { useMiniWords } from './words/use-mini-words.ts';

/** Opens the small window, where the browser has one and it is not open yet. */
export function MiniWindowButton() {
  const words = useMiniWords();
  const isOpen = useSyncExternalStore(onMiniWindow, miniWindow) !== null;
  if (isOpen || !canOpenMiniWindow()) return null;
  return (
    <IconButton label={words.open} icon={<PictureInPicture2 aria-hidden />} onClick={() => void openMiniWindow()} />
  );
}
