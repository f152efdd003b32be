import { fileURLToPath } from 'node:url';
import path from 'node:path';

/** The project's folder. */
export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** @param {...string} parts a path below the project's folder */
export function below(...parts) {
  return path.join(ROOT, ...parts);
}
