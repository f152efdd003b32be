import type { LookUp } from './public-hosts.ts';

/** A name server whose answer is another one every time. */
export function answering(...answers: readonly (readonly string[])[]): LookUp & { asked: number } {
  const lookUp: LookUp & { asked: number } = (_host, _options, done) => {
    const addresses = answers[lookUp.asked++] ?? [];
    done(
      null,
      addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    );
  };
  lookUp.asked = 0;
  return lookUp;
}
