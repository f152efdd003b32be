import type { ReactNode } from 'react';

/** A table of the live board; it scrolls by itself where it does not fit. */
export function LiveTable({
  headings,
  children,
}: {
  readonly headings: readonly string[];
  readonly children: ReactNode;
}) {
  return (
    <div className="live-scroll">
      <table className="live-table">
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
