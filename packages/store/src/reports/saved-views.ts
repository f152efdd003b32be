import type { SavedViewPage } from '@wpm/contract';
import { type RawBuilder, sql } from 'kysely';
import { asTenant, type Database } from '../database.ts';
import { auditChange, type ChangedBy } from '../directory/audit-change.ts';
import { isUniqueViolation } from '../unique-violation.ts';

/** What a user says of a view. */
export type SavedViewSettings = {
  readonly name: string;
  readonly page: SavedViewPage;
  readonly query: string;
  readonly shared: boolean;
};

/** A view of a report that is kept under a name, and whose it is. */
export type SavedViewRow = SavedViewSettings & {
  readonly id: string;
  readonly ownerId: string;
  readonly ownerName: string;
};

/** Who looks: a user of a tenant. */
export type Viewer = { readonly tenantId: string; readonly id: string };

/** Views of reports kept under a name (F46). What a user sees of them: their own, those that are shared, and those they are mailed. */
export interface SavedViews {
  /** By name. */
  of(viewer: Viewer): Promise<readonly SavedViewRow[]>;
  byId(viewer: Viewer, id: string): Promise<SavedViewRow | undefined>;
  /** `most`: of one user. */
  create(
    viewer: Viewer,
    view: SavedViewSettings & { readonly id: string },
    making: { readonly most: number; readonly by: ChangedBy },
  ): Promise<'created' | 'taken' | 'too-many'>;
  /** Their own alone. */
  change(
    viewer: Viewer,
    view: SavedViewSettings & { readonly id: string },
    by: ChangedBy,
  ): Promise<'changed' | 'taken' | 'none'>;
  /** Their own, or, where they manage the tenant, a shared one. @returns whether there was one */
  remove(viewer: Viewer & { readonly manages: boolean }, id: string, by: ChangedBy): Promise<boolean>;
}

export function savedViewsOn(db: Database): SavedViews {
  return {
    of: (viewer) => asTenant(db, viewer.tenantId, (tx) => seen(tx, viewer, sql`true`)),
    byId: async (viewer, id) => {
      const [view] = await asTenant(db, viewer.tenantId, (tx) => seen(tx, viewer, sql`view.id = ${id}`));
      return view;
    },
    create: (viewer, view, making) => untaken(() => create(db, viewer, view, making)),
    change: (viewer, view, by) => untaken(() => change(db, viewer, view, by)),
    remove: (viewer, id, by) => remove(db, viewer, id, by),
  };
}

async function seen(db: Database, { id }: Viewer, which: RawBuilder<unknown>): Promise<readonly SavedViewRow[]> {
  const { rows } = await sql<SavedViewRow>`
    SELECT view.id, view.name, view.page, view.query, view.shared, view.account_id AS "ownerId",
           owner.display_name AS "ownerName"
      FROM saved_views view JOIN accounts owner ON owner.id = view.account_id
     WHERE (view.account_id = ${id} OR view.shared
            OR view.id IN (SELECT view_id FROM report_mailing_recipients WHERE account_id = ${id})) AND ${which}
     ORDER BY lower(view.name), view.id`.execute(db);
  return rows;
}

async function create(
  db: Database,
  { tenantId, id: accountId }: Viewer,
  { id, ...settings }: SavedViewSettings & { readonly id: string },
  { most, by }: { readonly most: number; readonly by: ChangedBy },
): Promise<'created' | 'too-many'> {
  const { name, page, query, shared } = settings;
  return db.transaction().execute(async (tx) => {
    // Two that are made at once wait for each other here, so that both count.
    await sql`SELECT FROM accounts WHERE id = ${accountId} FOR UPDATE`.execute(tx);
    const { numAffectedRows } = await sql`
      INSERT INTO saved_views (id, tenant_id, account_id, name, page, query, shared, created_at)
      SELECT ${id}, ${tenantId}, ${accountId}, ${name}, ${page}, ${query}, ${shared}, ${by.at}
       WHERE (SELECT count(*) FROM saved_views WHERE account_id = ${accountId}) < ${most}`.execute(tx);
    if (numAffectedRows === 0n) return 'too-many';
    await auditChange(tx, by, { action: 'saved-view.create', subject: id, after: settings });
    return 'created';
  });
}

async function change(
  db: Database,
  { tenantId, id: accountId }: Viewer,
  { id, ...settings }: SavedViewSettings & { readonly id: string },
  by: ChangedBy,
): Promise<'changed' | 'none'> {
  const { name, page, query, shared } = settings;
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<SavedViewSettings>`
      SELECT name, page, query, shared FROM saved_views
       WHERE id = ${id} AND tenant_id = ${tenantId} AND account_id = ${accountId} FOR UPDATE`.execute(tx);
    const [before] = rows;
    if (!before) return 'none';
    await sql`
      UPDATE saved_views SET name = ${name}, page = ${page}, query = ${query}, shared = ${shared}
       WHERE id = ${id}`.execute(tx);
    await auditChange(tx, by, { action: 'saved-view.change', subject: id, before, after: settings });
    return 'changed';
  });
}

function remove(
  db: Database,
  { tenantId, id: accountId, manages }: Viewer & { readonly manages: boolean },
  id: string,
  by: ChangedBy,
): Promise<boolean> {
  return db.transaction().execute(async (tx) => {
    const { rows } = await sql<SavedViewSettings>`
      DELETE FROM saved_views
       WHERE id = ${id} AND tenant_id = ${tenantId} AND (account_id = ${accountId} OR (shared AND ${manages}))
      RETURNING name, page, query, shared`.execute(tx);
    const [before] = rows;
    if (before) await auditChange(tx, by, { action: 'saved-view.remove', subject: id, before });
    return before !== undefined;
  });
}

/** A user has one view of a name on a page. */
async function untaken<Done>(write: () => Promise<Done>): Promise<Done | 'taken'> {
  try {
    return await write();
  } catch (cause) {
    if (isUniqueViolation(cause, 'saved_views_names')) return 'taken';
    throw cause;
  }
}
