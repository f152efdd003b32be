import { CircleAlert, Inbox, Lock, WifiOff } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { empty: Inbox, locked: Lock, offline: WifiOff, failed: CircleAlert } as const;

export type NothingShownProps = {
  readonly icon: keyof typeof ICONS;
  readonly heading: string;
  /** What to do about it. */
  readonly hint: string;
  readonly urgent?: boolean;
  readonly children?: ReactNode;
};

/** Stands where the list would: why there is none, and what to do. */
export function NothingShown({ icon, heading, hint, urgent = false, children }: NothingShownProps) {
  const Icon = ICONS[icon];
  return (
    <div className="nothing-shown" role={urgent ? 'alert' : 'status'}>
      <Icon size={40} strokeWidth={1.5} aria-hidden />
      <h2>{heading}</h2>
      <p>{hint}</p>
      {children}
    </div>
  );
}
