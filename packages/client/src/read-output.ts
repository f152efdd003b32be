import type { Schema } from '@wpm/contract';
import { z } from 'zod';

/**
 * Reads an answer of the platform. What a newer platform says beyond our contract is dropped, so that an app cached on a phone
 * outlives an upgrade; anything else that does not fit is `undefined`.
 */
export function readOutput<O extends Schema>(schema: O, json: unknown): z.output<O> | undefined {
  const strict = z.safeParse(schema, json);
  if (strict.success) return strict.data;
  for (const issue of strict.error.issues) {
    if (issue.code !== 'unrecognized_keys') return undefined;
    dropKeys(json, issue.path, issue.keys);
  }
  const known = z.safeParse(schema, json);
  return known.success ? known.data : undefined;
}

function dropKeys(json: unknown, path: readonly PropertyKey[], keys: readonly string[]): void {
  let target = json;
  for (const step of path) target = isObject(target) ? Reflect.get(target, step) : undefined;
  if (!isObject(target)) return;
  for (const key of keys) Reflect.deleteProperty(target, key);
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}
