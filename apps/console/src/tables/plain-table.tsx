import type { ReactNode } from 'react';

export type PlainTableProps = {
  readonly label: string;
  readonly headings: readonly string[];
  readonly children: ReactNode;
};

/** A small table; it scrolls by itself where it does not fit. */
export function PlainTable({ label, headings, children }: PlainTableProps) {
  return (
    <div className="live-scroll" tabIndex={0} role="group" aria-label={label}>
      <table className="live-table">
        <caption className="ui-unseen">{label}</caption>
        <thead>
          <tr>
            {headings.map((heading) => (
              <th key={heading} scope="col">
                {heading}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </div>
  );
}
