import type { ReactNode } from 'react';

/** What a fact is called, and what it is. */
export type Fact = readonly [name: string, value: ReactNode];

/** Facts, each in a row of its own. */
export function Facts({ facts }: { readonly facts: readonly Fact[] }) {
  return (
    <dl className="facts">
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
