import type { ReactNode } from 'react';

export type ToggleProps = {
  readonly icon: ReactNode;
  readonly label: string;
  /** Undefined where it switches nothing, but does something. */
  readonly pressed?: boolean;
  /** What answers is green, what ends red. */
  readonly tone?: 'good' | 'bad';
  readonly disabled: boolean;
  /** Under way: it cannot be pressed, and says so. */
  readonly busy?: boolean;
  readonly onPress: () => void;
};

/** A round button of the call screen with its word under it. It keeps the focus while what it does is under way. */
export function Toggle({ icon, label, pressed, tone, disabled, busy = false, onPress }: ToggleProps) {
  return (
    <button
      type="button"
      className="call-toggle"
      data-tone={tone}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
      aria-disabled={busy || undefined}
      disabled={disabled}
      onClick={busy ? undefined : onPress}
    >
      <span>{icon}</span>
      {label}
    </button>
  );
}
