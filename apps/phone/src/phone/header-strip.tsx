import { IconButton } from '@wpm/ui';
import { X } from 'lucide-react';
import type { ReactNode } from 'react';

export type HeaderStripProps = {
  readonly icon: ReactNode;
  /** Read out when it appears. */
  readonly children: ReactNode;
  /** What it offers to do. */
  readonly act?: { readonly text: string; readonly onPress: () => void };
  readonly closing: { readonly label: string; readonly onClose: () => void };
};

/** A line below the header about what is new, which leaves the screen its room, until it is put away. */
export function HeaderStrip({ icon, children, act, closing }: HeaderStripProps) {
  return (
    <div className="header-notice header-strip" role="status">
      {icon}
      <span>{children}</span>
      {act !== undefined && (
        <button type="button" className="header-strip-act" onClick={act.onPress}>
          {act.text}
        </button>
      )}
      <IconButton label={closing.label} icon={<X aria-hidden />} onClick={closing.onClose} />
    </div>
  );
}
