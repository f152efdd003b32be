const STORED_AS = 'wpm.touch-size';
export const TOUCH_SIZES = ['normal', 'large'] as const;
/** How large is what a finger has to hit; large ones are hit in gloves. */
export type TouchSize = (typeof TOUCH_SIZES)[number];

/** The size chosen on this device. */
export function storedTouchSize(): TouchSize {
  const stored = localStorage.getItem(STORED_AS);
  return TOUCH_SIZES.find((size) => size === stored) ?? 'normal';
}

/** Remembers a size on this device and shows it. */
export function chooseTouchSize(size: TouchSize): void {
  localStorage.setItem(STORED_AS, size);
  applyTouchSize(size);
}

/** Shows a size: `shape.css` reads it from the root element. */
export function applyTouchSize(size: TouchSize): void {
  if (size === 'normal') delete document.documentElement.dataset['touchSize'];
  else document.documentElement.dataset['touchSize'] = size;
}
