import { z } from 'zod';
import { endpoint, type Schema } from './endpoint.ts';
import { page, paging } from './shapes/call.ts';

/**
 * A thing an administrator sets up reads alike whatever it is: a list with search and pages, get, create, change from a
 * version, remove. `settings` is everything that is set of it; `enabled: false` in them disables it.
 */
export function administered<S extends Schema>(path: `/${string}`, settings: S) {
  const entry = z.strictObject({
    id: z.uuid(),
    /** Changes with every change; a change names the version it was made from. */
    version: z.int(),
    changedAt: z.iso.datetime(),
    settings,
  });
  return { ...reading(path, entry), ...writing(path, { settings, entry }) };
}

function reading<E extends Schema>(path: `/${string}`, entry: E) {
  return {
    /** By name; `search` is a part of it, in any case and without accents. */
    list: endpoint({
      method: 'GET',
      path,
      right: 'directory:read',
      input: z.strictObject({ ...paging, search: z.string().trim().max(100).optional() }),
      output: page(entry),
      errors: [],
    }),
    get: endpoint({
      method: 'GET',
      path: `${path}/:id`,
      right: 'directory:read',
      input: z.strictObject({ id: z.uuid() }),
      output: entry,
      errors: [],
    }),
  };
}

function writing<S extends Schema, E extends Schema>(
  path: `/${string}`,
  { settings, entry }: { readonly settings: S; readonly entry: E },
) {
  return {
    create: endpoint({
      method: 'POST',
      path,
      right: 'directory:manage',
      input: z.strictObject({ settings }),
      output: entry,
      errors: ['item/taken', 'item/too-many'],
    }),
    /** `version` must be the present one: two administrators cannot undo each other unseen. */
    change: endpoint({
      method: 'PUT',
      path: `${path}/:id`,
      right: 'directory:manage',
      input: z.strictObject({ id: z.uuid(), version: z.int(), settings }),
      output: entry,
      errors: ['item/taken', 'item/changed-meanwhile'],
    }),
    /** Refused while something leads to it; the refusal lists what. */
    remove: endpoint({
      method: 'DELETE',
      path: `${path}/:id`,
      right: 'directory:manage',
      input: z.strictObject({ id: z.uuid() }),
      output: z.strictObject({}),
      errors: ['item/in-use'],
    }),
  };
}

/** The endpoints of one kind of thing. */
export type Administered<S extends Schema> = ReturnType<typeof administered<S>>;
