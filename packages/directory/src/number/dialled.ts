/** What a user dialled, understood: the platform's numbering, whichever device it was typed on (F13). */
export type Dialled =
  /** Answered by the platform itself or a colleague's extension: two to five digits. */
  | { readonly kind: 'internal'; readonly digits: string }
  /** Dialled as it is, by anybody, always. */
  | { readonly kind: 'emergency'; readonly digits: string }
  /** E.164 with its plus sign. */
  | { readonly kind: 'outside'; readonly number: string }
  | { readonly kind: 'nonsense' };

/**
 * Calls for help, by country code; 112 is understood everywhere. Poland's are the alarm numbers of its numbering plan:
 * besides police, fire and ambulance the rescue services (984, 985), municipal guard (986), crisis centre (987), energy,
 * gas, heat and water (991–994) and the anti-terrorist centre (996).
 */
const EMERGENCY: Readonly<Record<string, readonly string[]>> = {
  '1': ['911', '933'],
  '44': ['999'],
  '48': ['984', '985', '986', '987', '991', '992', '993', '994', '996', '997', '998', '999'],
  '49': ['110'],
  '420': ['150', '155', '156', '158'],
  '421': ['150', '155', '158'],
};
const E164_DIGITS = { fewest: 7, most: 15 };

/**
 * Reads a dialled number in any usual notation.
 * @param typed as in the Request-URI: `+48 22 100 01 01`, `0048221000101`, `221000101`, `101`, `112`
 * @param countryCode of the tenant, without plus: what a national number is completed with
 */
export function readDialled(typed: string, countryCode: string): Dialled {
  const text = typed.replaceAll(/[\s().\-/]/g, '');
  if (/^\d{2,5}$/.test(text))
    return isEmergency(text, countryCode) ? { kind: 'emergency', digits: text } : { kind: 'internal', digits: text };
  if (/^\+[1-9]\d*$/.test(text)) return outside(text.slice(1));
  if (/^00[1-9]\d*$/.test(text)) return outside(text.slice(2));
  // A national number, with or without the trunk prefix 0.
  if (/^0?[1-9]\d*$/.test(text)) return outside(countryCode + text.replace(/^0/, ''));
  return { kind: 'nonsense' };
}

/** Whether a call there is one for help in any of the countries we know: asked where there is no time to find out whose call it is. */
export function isEmergencySomewhere(digits: string): boolean {
  return digits === '112' || Object.values(EMERGENCY).some((numbers) => numbers.includes(digits));
}

function isEmergency(digits: string, countryCode: string): boolean {
  return digits === '112' || (EMERGENCY[countryCode]?.includes(digits) ?? false);
}

function outside(digits: string): Dialled {
  const fits = digits.length >= E164_DIGITS.fewest && digits.length <= E164_DIGITS.most;
  return fits ? { kind: 'outside', number: `+${digits}` } : { kind: 'nonsense' };
}

/** A caller's number as a network sent it: E.164 where it can be read so, else as it came; `anonymous` where withheld. */
export function readCaller(sent: string | undefined, countryCode: string): string {
  if (!sent || /^(anonymous|unavailable|restricted)$/i.test(sent)) return 'anonymous';
  const dialled = readDialled(sent, countryCode);
  return dialled.kind === 'outside' ? dialled.number : sent;
}
