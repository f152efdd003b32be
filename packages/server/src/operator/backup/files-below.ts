import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  realpathSync,
  statSync,
} from 'node:fs';
import path from 'node:path';

/** Every file below a folder by its path from there, also behind links to other disks; each folder is looked into once. */
export function filesBelow(folder: string): readonly string[] {
  const seen = new Set<string>();
  const found: string[] = [];
  const look = (at: string): void => {
    const real = realpathSync(path.join(folder, at));
    if (seen.has(real)) return;
    seen.add(real);
    for (const name of readdirSync(real)) {
      const below = path.join(at, name);
      const stat = statSync(path.join(folder, below), { throwIfNoEntry: false });
      if (stat?.isDirectory()) look(below);
      else if (stat?.isFile()) found.push(below);
    }
  };
  if (existsSync(folder)) look('');
  return found.toSorted();
}

/** Copies a file to a place of its own, and has it on disk. False if it went meanwhile, as a recording does that was made small. */
export function copyFlushed(from: string, to: string): boolean {
  mkdirSync(path.dirname(to), { recursive: true, mode: 0o700 });
  try {
    copyFileSync(from, to);
  } catch (cause) {
    if (!existsSync(from)) return false;
    throw cause;
  }
  const copied = openSync(to, 'r+');
  try {
    fsyncSync(copied);
  } finally {
    closeSync(copied);
  }
  return true;
}
