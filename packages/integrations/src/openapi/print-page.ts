import { type JsonSchema, type OpenApiDocument, operationsOf, responseOf } from './document.ts';
import { escaped, printSchema, schemaAnchor } from './print-schema.ts';

type Placed = ReturnType<typeof operationsOf>[number];

/**
 * The description as one page to read: no script, nothing from elsewhere; `styles` is the address of its stylesheet. Everything
 * in it is text, whatever the description says.
 */
export function printPage(document: OpenApiDocument, styles: string): string {
  const operations = operationsOf(document);
  const sections = document.tags.map(({ name }) => {
    const own = operations.filter(({ operation }) => operation.tags.includes(name));
    return `<section id="${escaped(name)}"><h2>${escaped(name)}</h2>${own.map((one) => printOperation(one, document)).join('\n')}</section>`;
  });
  const shapes = Object.entries(document.components.schemas).map(
    ([name, schema]) => `<section id="${schemaAnchor(name)}"><h3>${escaped(name)}</h3>${printSchema(schema)}</section>`,
  );
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escaped(document.info.title)} · API</title><link rel="stylesheet" href="${escaped(styles)}">
</head>
<body>
<nav>${printContents(document)}</nav>
<main><h1>${escaped(document.info.title)} · API ${escaped(document.info.version)}</h1>
${printProse(document.info.description)}
<p>For programs: <a href="openapi.json">openapi.json</a> (OpenAPI 3.1).</p>
${sections.join('\n')}
<section id="shapes"><h2>Shapes</h2></section>
${shapes.join('\n')}
</main>
</body>
</html>
`;
}

function printContents({ tags }: OpenApiDocument): string {
  const items = [...tags.map(({ name }) => name), 'shapes'];
  return `<ul>${items.map((name) => `<li><a href="#${escaped(name)}">${escaped(name)}</a></li>`).join('')}</ul>`;
}

/** Paragraphs with `code` and **emphasis**: as much of Markdown as our own descriptions use. */
function printProse(text: string): string {
  return text
    .split('\n\n')
    .map((paragraph) => `<p>${printMarks(paragraph)}</p>`)
    .join('\n');
}

function printMarks(text: string): string {
  return escaped(text)
    .replaceAll(/`([^`]+)`/g, '<code>$1</code>')
    .replaceAll(/\*\*([^*]+)\*\*/g, '<b>$1</b>');
}

function printOperation({ method, path, operation }: Placed, document: OpenApiDocument): string {
  const { operationId, summary, parameters, requestBody } = operation;
  const body = requestBody?.content['application/json']?.schema;
  return `<details id="${escaped(operationId)}">
<summary><b class="${method}">${method.toUpperCase()}</b> <code>${escaped(path)}</code> <span>${escaped(summary)}</span></summary>
<p>${printRight(operation.security)}</p>
${parameters.length > 0 ? `<h4>Parameters</h4>${printSchema(parametersAsFields(parameters))}` : ''}
${body ? `<h4>Body</h4>${printSchema(body)}` : ''}
<h4>Answer</h4>${printSchema(responseOf(document, operation, '200')?.content['application/json']?.schema ?? {})}
<h4>Refusals</h4>${printRefusals(operation, document)}
</details>`;
}

function printRight(security: Placed['operation']['security']): string {
  const rights = security.flatMap((one) => Object.values(one).flat());
  return rights.length === 0
    ? 'For anybody.'
    : `Needs <code>${[...new Set(rights)].map(escaped).join('</code>, <code>')}</code>.`;
}

function parametersAsFields(parameters: Placed['operation']['parameters']): JsonSchema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, schema])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

function printRefusals(operation: Placed['operation'], document: OpenApiDocument): string {
  const rows = Object.keys(operation.responses)
    .filter((status) => status !== '200')
    .map(
      (status) =>
        `<dt>${status}</dt><dd>${printLines(responseOf(document, operation, status)?.description ?? '')}</dd>`,
    );
  return `<dl>${rows.join('')}</dl>`;
}

const printLines = (text: string) => text.split('\n').map(printProse).join('');
