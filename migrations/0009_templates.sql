-- The shop's own templates. The built-in layouts are part of the application and not in here.
CREATE TABLE templates (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL,                 -- name, folded: case and spaces aside
  version INTEGER NOT NULL,               -- the present one
  deleted_at TEXT                         -- a deleted template can be brought back
) STRICT;
CREATE UNIQUE INDEX templates_one_name ON templates (name_key) WHERE deleted_at IS NULL;

-- Every version that was ever saved. Never edited: what an order was laid out by can be looked up.
CREATE TABLE template_versions (
  template_id INTEGER NOT NULL REFERENCES templates (id) ON DELETE CASCADE,
  version INTEGER NOT NULL,
  name TEXT NOT NULL,                     -- the name at the time
  layout TEXT NOT NULL CHECK (json_valid(layout)),
  saved_at TEXT NOT NULL,
  restored_from INTEGER,                  -- the older version whose layout it took over
  PRIMARY KEY (template_id, version)
) STRICT, WITHOUT ROWID;
