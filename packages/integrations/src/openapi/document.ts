/** A JSON Schema of 2020-12, as OpenAPI 3.1 takes it; only what ours are made of is named. */
export type JsonSchema = {
  readonly $ref?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string | readonly string[];
  readonly format?: string;
  readonly pattern?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly default?: unknown;
  readonly anyOf?: readonly JsonSchema[];
  readonly oneOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean | JsonSchema;
  readonly propertyNames?: JsonSchema;
  readonly items?: JsonSchema;
  readonly prefixItems?: readonly JsonSchema[];
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
};

/** What is sent or answered, by its media type. */
export type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
};

export type ResponseObject = {
  readonly description: string;
  readonly headers?: Readonly<Record<string, { readonly $ref: string }>>;
  readonly content: Content;
};

/** A header of answers, which responses refer to by its place among the components. */
export type HeaderObject = { readonly description: string; readonly schema: JsonSchema };

/** A response many operations have, by its place among the components. */
export type ResponseRef = { readonly $ref: string };

/** One endpoint. `security` is empty where nobody has to sign in; else it names the right the caller needs. */
export type Operation = {
  readonly operationId: string;
  readonly summary: string;
  readonly description?: string;
  readonly tags: readonly string[];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly required: boolean; readonly description?: string; readonly content: Content };
  readonly responses: Readonly<Record<string, ResponseObject | ResponseRef>>;
};

export const METHODS = ['get', 'post', 'put', 'delete'] as const;
export type PathItem = { readonly [M in (typeof METHODS)[number]]?: Operation };

/** An OpenAPI 3.1 description as we write it. */
export type OpenApiDocument = {
  readonly openapi: '3.1.1';
  readonly info: { readonly title: string; readonly version: string; readonly description: string };
  readonly servers: readonly { readonly url: string }[];
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, PathItem>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, ResponseObject>>;
    readonly headers?: Readonly<Record<string, HeaderObject>>;
    readonly securitySchemes: Readonly<Record<string, Readonly<Record<string, string>>>>;
  };
};

/** Every operation of a description with where it is. */
export function operationsOf({ paths }: Pick<OpenApiDocument, 'paths'>) {
  return Object.entries(paths).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item[method];
      return operation ? [{ method, path, operation }] : [];
    }),
  );
}

/** Reads a description this package wrote. @throws if it is none */
export function readDocument(text: string): OpenApiDocument {
  const json: unknown = JSON.parse(text);
  if (isDocument(json)) return json;
  throw new TypeError('is no OpenAPI 3.1 description');
}

function isDocument(json: unknown): json is OpenApiDocument {
  return (
    typeof json === 'object' && json !== null && 'openapi' in json && json.openapi === '3.1.1' && 'components' in json
  );
}

/** The response of an operation by its status, wherever it is written. */
export function responseOf(
  { components }: Pick<OpenApiDocument, 'components'>,
  { responses }: Pick<Operation, 'responses'>,
  status: string,
): ResponseObject | undefined {
  const response = responses[status];
  if (!response || !('$ref' in response)) return response;
  return components.responses[response.$ref.slice(RESPONSE.length)];
}

const RESPONSE = '#/components/responses/';

export function responseRef(name: string): ResponseRef {
  return { $ref: RESPONSE + name };
}

const COMPONENT = '#/components/schemas/';

export function componentRef(name: string): string {
  return COMPONENT + name;
}

/** The name of the component a `$ref` leads to. */
export function componentName(ref: string): string {
  return ref.slice(COMPONENT.length);
}
