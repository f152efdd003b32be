import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';

/** The user PostgreSQL runs as. */
export type User = { readonly name: string; readonly uid: number; readonly gid: number };

/**
 * PostgreSQL refuses to run as root: then it runs as `postgres` or `nobody`.
 * @returns undefined if we are not root, so that it simply runs as we do
 */
export function unprivilegedUser(): User | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const users = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'));
  for (const wanted of ['postgres', 'nobody']) {
    const [name, , uid, gid] = users.find((user) => user[0] === wanted) ?? [];
    if (name !== undefined && uid !== undefined) return { name, uid: Number(uid), gid: Number(gid) };
  }
  throw new Error('running as root, and there is no user postgres or nobody that PostgreSQL could run as');
}

/** Whether the user may pass through every folder down to this one: `/root`, say, lets nobody through. */
export function canReach(user: User, folder: string): boolean {
  for (let at = path.resolve(folder); ; at = path.dirname(at)) {
    const stat = statSync(at, { throwIfNoEntry: false });
    if (stat && !mayPass(user, stat)) return false;
    if (at === path.dirname(at)) return true;
  }
}

function mayPass(user: User, stat: { uid: number; gid: number; mode: number }): boolean {
  if (stat.uid === user.uid) return (stat.mode & 0o100) !== 0;
  if (stat.gid === user.gid) return (stat.mode & 0o010) !== 0;
  return (stat.mode & 0o001) !== 0;
}
