-- The operator's desk: the run sheet of each day, and the edits of drafts that can be undone.

-- A row of a day's run sheet: one order, from the plan to the published folder.
CREATE TABLE run_sheet_rows (
  id INTEGER PRIMARY KEY,
  on_date TEXT NOT NULL,
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id) ON DELETE CASCADE,
  order_type TEXT NOT NULL CHECK (order_type IN ('cao', 'list', 'maintenance')),
  order_number TEXT,
  position INTEGER NOT NULL,
  list_text TEXT NOT NULL DEFAULT '',     -- what the dealership sent, as it was pasted
  is_ready INTEGER NOT NULL DEFAULT 0 CHECK (is_ready IN (0, 1)),
  order_id INTEGER REFERENCES orders (id) ON DELETE SET NULL,
  problem TEXT CHECK (problem IS NULL OR json_valid(problem)),  -- why the last attempt to publish failed
  created_at TEXT NOT NULL
) STRICT;
CREATE INDEX run_sheet_rows_by_date ON run_sheet_rows (on_date, position);
CREATE INDEX run_sheet_rows_by_dealership ON run_sheet_rows (dealership_id);
CREATE INDEX run_sheet_rows_by_order ON run_sheet_rows (order_id);
CREATE INDEX run_sheet_rows_by_number ON run_sheet_rows (order_number);

-- The days that were filled from the schedule: each once, so that a row which the operator removed stays removed.
CREATE TABLE run_sheet_days (
  on_date TEXT PRIMARY KEY,
  filled_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What the operator did to a draft, oldest first. Undone edits are the newest ones; they can be done again.
CREATE TABLE order_edits (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  at TEXT NOT NULL,
  edit TEXT NOT NULL CHECK (json_valid(edit)),
  is_undone INTEGER NOT NULL DEFAULT 0 CHECK (is_undone IN (0, 1))
) STRICT;
CREATE INDEX order_edits_by_order ON order_edits (order_id);

-- The values that the operator changed, as they were before; NULL when the vehicle is as it was prepared.
ALTER TABLE order_vehicles ADD COLUMN original TEXT CHECK (original IS NULL OR json_valid(original));
