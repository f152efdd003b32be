import { useState, useSyncExternalStore } from 'react';

/** In rem: the rail, a list and a detail stand beside each other from here on; with larger text it takes more. */
const WIDTH = 48;
/** In px: a phone on its side has the width of a tablet, but no height for two columns that scroll. As in `wide.css`. */
const HEIGHT = 541;

/** Whether a list and what is chosen of it have room beside each other: on a tablet, and on a desktop. */
export function useRoomBeside(): boolean {
  const [room] = useState(roomBeside);
  return useSyncExternalStore(room.subscribe, room.isThere);
}

function roomBeside() {
  // A media query's own rem knows nothing of the text size that was chosen in the settings.
  const rem = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const query = matchMedia(`(min-width: ${WIDTH * rem}px) and (min-height: ${HEIGHT}px)`);
  return {
    isThere: () => query.matches,
    subscribe: (changed: () => void) => {
      query.addEventListener('change', changed);
      return () => query.removeEventListener('change', changed);
    },
  };
}
