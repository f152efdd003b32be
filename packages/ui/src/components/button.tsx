import type { ComponentProps, ReactNode } from 'react';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** What pressing it means: `good` makes a call, `bad` ends something. */
  readonly tone?: 'plain' | 'primary' | 'good' | 'bad';
  readonly icon?: ReactNode;
  /** As wide as its place: the one thing to do on a screen. */
  readonly wide?: boolean;
};

export function Button({ tone = 'plain', icon, wide = false, children, type = 'button', ...rest }: ButtonProps) {
  return (
    <button {...rest} type={type} className="ui-button" data-tone={tone} data-wide={wide || undefined}>
      {icon}
      {children}
    </button>
  );
}

export type IconButtonProps = Omit<ComponentProps<'button'>, 'children' | 'aria-label'> & {
  /** Its name for those who do not see the icon. */
  readonly label: string;
  readonly icon: ReactNode;
};

export function IconButton({ label, icon, className, type = 'button', ...rest }: IconButtonProps) {
  const classes = className === undefined ? 'ui-icon-button' : `ui-icon-button ${className}`;
  return (
    <button {...rest} type={type} className={classes} aria-label={label} title={label}>
      {icon}
    </button>
  );
}
