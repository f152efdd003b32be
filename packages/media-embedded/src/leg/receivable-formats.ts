import type { PayloadFormat } from '@wpm/media';

/** What our SDP says the far end may send, by payload type: looked up for every packet. */
export class ReceivableFormats {
  #byType: readonly (PayloadFormat | undefined)[] = [];

  set all(formats: readonly PayloadFormat[]) {
    const byType: (PayloadFormat | undefined)[] = Array.from({ length: 128 });
    for (const format of formats) byType[format.payloadType] = format;
    this.#byType = byType;
  }

  of(payloadType: number): PayloadFormat | undefined {
    return this.#byType[payloadType];
  }
}
