import { type AnyEndpoint, ENDPOINTS, type EndpointName } from '@wpm/contract';
import type { JsonSchema } from '@wpm/integrations';
import { z } from 'zod';
import { idsOf, requestOf, sampleOf } from '../http/wrong-requests.fixture.ts';

type Reading = { readonly name: EndpointName } & Pick<ReturnType<ReturnType<typeof requestOf>>, 'method' | 'path'>;

/** Every read of the catalogue that names nothing by an id; what can be searched is read once more, by this word. */
export function readings(word: string): readonly Reading[] {
  return Object.entries(ENDPOINTS).flatMap(([name, spec]: [string, AnyEndpoint]) => {
    if (spec.method !== 'GET' || idsOf(spec).length > 0) return [];
    const schema: JsonSchema = JSON.parse(JSON.stringify(z.toJSONSchema(spec.input, { io: 'input' })));
    const sample: Readonly<Record<string, unknown>> = {
      ...Object(sampleOf(schema)),
      ...(name === 'getQualityReport' && { by: 'network' }),
    };
    const send = requestOf(name, spec);
    const asked = [sample, ...('search' in (schema.properties ?? {}) ? [{ ...sample, search: word }] : [])];
    return asked.map((input) => {
      const { method, path } = send('read', input, false);
      return { name: name as EndpointName, method, path };
    });
  });
}
