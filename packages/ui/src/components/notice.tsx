import { CircleAlert, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

const ICONS = { plain: Info, warn: TriangleAlert, bad: CircleAlert } as const;

export type NoticeProps = {
  readonly tone?: keyof typeof ICONS;
  /** Read out as soon as it appears. */
  readonly urgent?: boolean;
  readonly children: ReactNode;
};

/** Something the user has to know, in place: an icon and words. */
export function Notice({ tone = 'plain', urgent = false, children }: NoticeProps) {
  const Icon = ICONS[tone];
  return (
    <div className="ui-notice" data-tone={tone} role={urgent ? 'alert' : undefined}>
      <Icon size={20} aria-hidden />
      <div>{children}</div>
    </div>
  );
}
