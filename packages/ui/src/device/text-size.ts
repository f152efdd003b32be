const STORED_AS = 'wpm.text-size';
export const TEXT_SIZES = ['normal', 'large', 'larger'] as const;
/** On top of the size the reader's browser has. */
export type TextSize = (typeof TEXT_SIZES)[number];

/** The size chosen on this device. */
export function storedTextSize(): TextSize {
  const stored = localStorage.getItem(STORED_AS);
  return TEXT_SIZES.find((size) => size === stored) ?? 'normal';
}

/** Remembers a size on this device and shows it. */
export function chooseTextSize(size: TextSize): void {
  localStorage.setItem(STORED_AS, size);
  applyTextSize(size);
}

/** Shows a size: `type.css` reads it from the root element. */
export function applyTextSize(size: TextSize): void {
  if (size === 'normal') delete document.documentElement.dataset['textSize'];
  else document.documentElement.dataset['textSize'] = size;
}
