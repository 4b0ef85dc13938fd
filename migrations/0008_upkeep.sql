-- What the application remembers of the watched folder and of its own health.

-- The newest version of each file of a watched folder that was dealt with, so that none is taken twice.
CREATE TABLE watched_files (
  id INTEGER PRIMARY KEY,
  folder TEXT NOT NULL,
  file TEXT NOT NULL,                     -- name inside the folder
  bytes INTEGER NOT NULL,
  modified_at TEXT NOT NULL,
  sha256 TEXT NOT NULL,
  taken_at TEXT NOT NULL,
  outcome TEXT NOT NULL CHECK (outcome IN ('known', 'staged', 'activated', 'refused')),
  import_id INTEGER REFERENCES scraper_imports (id) ON DELETE SET NULL,
  message TEXT NOT NULL DEFAULT '',       -- why it was refused, or was not made active
  UNIQUE (folder, file)
) STRICT;
CREATE INDEX watched_files_by_import ON watched_files (import_id);

-- Figures of a day, by what they are about: measured anew each time (storage, ages) or counted up (calls, failures).
CREATE TABLE health_samples (
  on_date TEXT NOT NULL,
  metric TEXT NOT NULL,
  subject TEXT NOT NULL DEFAULT '',       -- for example a dealership's name
  value REAL NOT NULL,
  PRIMARY KEY (on_date, metric, subject)
) STRICT, WITHOUT ROWID;

-- How long publishing an order took; NULL for orders of older versions.
ALTER TABLE orders ADD COLUMN publish_milliseconds INTEGER;
