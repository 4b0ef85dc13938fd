import { foldName } from '../core/fold-name.ts';
import type { CatalogueEntry } from './dealership-settings.ts';
import { findNameOwner, insertDealership } from './dealerships.ts';
import type { WritableDatabase } from './open-database.ts';

/**
 * Adds the dealerships of the shipped catalogue that the database has never had, and returns their names. Those it
 * knows are left as the operator has them; one that the operator added under the same name counts as known. An alias
 * that belongs to a dealership already stays there. Call it in a transaction.
 */
export function fillFromCatalogue(
  db: WritableDatabase,
  entries: readonly CatalogueEntry[],
  at: string,
): readonly string[] {
  const names = new Set(entries.map(({ name }) => foldName(name)));
  const isKnown = db.prepare('SELECT 1 FROM dealership_configs WHERE catalogue_key = ?');
  const adopt = db.prepare('UPDATE dealership_configs SET catalogue_key = ? WHERE id = ? AND catalogue_key IS NULL');
  const added: string[] = [];
  for (const entry of entries) {
    if (isKnown.get(entry.name)) continue;
    const owner = findNameOwner(db, entry.name);
    if (owner !== undefined) {
      adopt.run(entry.name, owner);
      continue;
    }
    const aliases = entry.aliases.filter(
      (alias) => !names.has(foldName(alias)) && findNameOwner(db, alias) === undefined,
    );
    insertDealership(db, { ...entry, aliases, catalogueKey: entry.name }, at);
    added.push(entry.name);
  }
  return added;
}
