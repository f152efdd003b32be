import type { AnyEndpoint, EndpointName } from '@wpm/contract';
import { ANSWER_HEADERS } from './answer-headers.ts';
import type { OpenApiDocument, PathItem } from './document.ts';
import { commonResponses, describeOperation, type KnownRefusals } from './describe-operation.ts';
import { SchemaShelf } from './schema-shelf.ts';

/** What the description is made of. */
export type Described = {
  readonly endpoints: Readonly<Record<EndpointName, AnyEndpoint>>;
  readonly summaries: Readonly<Record<EndpointName, string>>;
  readonly refusals: KnownRefusals;
  readonly version: string;
};

const ABOUT = `
Everything the applications can do. Requests and answers are JSON; times are UTC in ISO 8601, numbers E.164, durations milliseconds.

**Who asks.** \`Authorization: Bearer …\` with the access token of a session, or with a key (\`wpk_…\`) an administrator
made; a key does what its account may, as far as its scopes go, and \`RateLimit\` says how much of its quota is left. Beside each endpoint stands the right its caller needs.

**Refusals** are problems of RFC 9457 (\`application/problem+json\`). \`code\` is stable and meant for programs, \`title\` for people;
\`fields\` and \`reasons\` name each wrong field by its path.

**Once and not twice.** A request that changes something may carry an \`Idempotency-Key\` of its own (1 to 255 characters, a UUID does):
sent again with it within 24 hours, as after a lost answer, it is answered what it was and done once; \`Idempotency-Replayed: true\`
says so. The key with another request is refused with 422, and while the first is being worked on with 409. Refusals with 400, 401, 403, 429
and 5xx are not kept: the same key may try again.

**Lists** come in pages: hand the \`next\` of an answer back as \`after\` to get what follows; at the end it is null.

**What may change under \`/api/v1\`**: new endpoints, new optional fields of requests, new fields and new values of enumerations in
answers, new codes. Take no notice of what you do not know. Anything else is a new version.
`.trim();

/** Describes the API as OpenAPI 3.1 from the contract itself (F48). */
export function describeApi({ endpoints, summaries, refusals, version }: Described): OpenApiDocument {
  const means = { shelf: new SchemaShelf(), refusals };
  const paths: Record<string, PathItem> = {};
  const tags = new Set<string>();
  for (const name of namesOf(endpoints)) {
    const spec = endpoints[name];
    const path = spec.path.replaceAll(/:(\w+)/g, '{$1}');
    const tag = tagOf(spec.path);
    const operation = describeOperation({ name, spec, summary: summaries[name], tag }, means);
    paths[path] = { ...paths[path], [spec.method.toLowerCase()]: operation };
    tags.add(tag);
  }
  return {
    openapi: '3.1.1',
    info: { title: 'WebPhone Mobile', version, description: ABOUT },
    servers: [{ url: '/api/v1' }],
    tags: [...tags].map((name) => ({ name })),
    paths,
    components: {
      responses: commonResponses(means),
      headers: ANSWER_HEADERS,
      schemas: means.shelf.components,
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'The access token of a session, or a key of the API.' },
      },
    },
  };
}

function namesOf(endpoints: Described['endpoints']): readonly EndpointName[] {
  return Object.keys(endpoints).filter((name): name is EndpointName => name in endpoints);
}

/** The first word of the path: what the endpoint is about. */
function tagOf(path: string): string {
  return path.split('/')[1] ?? 'api';
}
