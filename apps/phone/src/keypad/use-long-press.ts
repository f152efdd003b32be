import { type MouseEvent, useEffect, useRef } from 'react';

const LONG_MS = 500;

/** Tells a long press from a short one; a keyboard's press is short. The long one acts while the finger is still down. */
export function useLongPress(onLong: () => void, onShort: () => void) {
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wasLong = useRef(false);
  const release = () => clearTimeout(timer.current);
  useEffect(() => release, []);
  return {
    onPointerDown: () => {
      wasLong.current = false;
      timer.current = setTimeout(() => {
        wasLong.current = true;
        onLong();
      }, LONG_MS);
    },
    onPointerUp: release,
    onPointerLeave: release,
    onPointerCancel: release,
    onContextMenu: (event: MouseEvent) => event.preventDefault(),
    onClick: () => {
      if (!wasLong.current) onShort();
      wasLong.current = false;
    },
  };
}
