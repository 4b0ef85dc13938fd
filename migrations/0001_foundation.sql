-- The first schema: dealerships, imports, active inventory, orders, VIN-log history, settings, audit.
-- Instants are UTC ISO text (*_at), dates are YYYY-MM-DD (*_on), booleans are 0 or 1.
-- One `{name}_vin_log` table per dealership is created when the dealership is added (see main/database/vin-logs.ts).

-- The customers.
CREATE TABLE dealership_configs (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  name_key TEXT NOT NULL UNIQUE,          -- name, folded: case and spaces aside
  vin_log_table TEXT NOT NULL UNIQUE,     -- allocated once; a rename keeps it
  catalogue_key TEXT UNIQUE,              -- the shipped catalogue's name for it; NULL when the operator added it
  is_active INTEGER NOT NULL DEFAULT 1 CHECK (is_active IN (0, 1)),
  scraper_enabled INTEGER NOT NULL DEFAULT 0 CHECK (scraper_enabled IN (0, 1)),
  order_type TEXT NOT NULL CHECK (order_type IN ('cao', 'list', 'maintenance')),
  filtering_rules TEXT NOT NULL CHECK (json_valid(filtering_rules)),
  output_rules TEXT NOT NULL CHECK (json_valid(output_rules)),
  schedule_days TEXT NOT NULL CHECK (json_valid(schedule_days)),
  site TEXT,
  legacy_log_code TEXT,
  notes TEXT NOT NULL DEFAULT '',
  created_at TEXT NOT NULL,
  updated_at TEXT NOT NULL
) STRICT;

-- Every name under which a feed may know a dealership, its own name included. Matched exactly, never by substring.
CREATE TABLE dealership_aliases (
  alias_key TEXT PRIMARY KEY,
  alias TEXT NOT NULL,
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id) ON DELETE CASCADE
) STRICT, WITHOUT ROWID;
CREATE INDEX dealership_aliases_by_dealership ON dealership_aliases (dealership_id);

-- Lot statuses that mean "off the lot"; the operator can extend the table. Anything else, blank included, is on the lot.
CREATE TABLE off_lot_statuses (
  status_key TEXT PRIMARY KEY,
  status TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- One session of loading one or more files. Only status = 'active' decides which data is used.
CREATE TABLE scraper_imports (
  id INTEGER PRIMARY KEY,
  status TEXT NOT NULL CHECK (status IN ('staged', 'active', 'archived', 'failed')),
  mode TEXT NOT NULL CHECK (mode IN ('replace', 'update')),
  import_source TEXT NOT NULL CHECK (import_source IN ('manual_csv', 'automated_scrape')),
  imported_at TEXT NOT NULL,
  activated_at TEXT,
  archived_at TEXT,
  rows_read INTEGER NOT NULL DEFAULT 0,
  rows_stored INTEGER NOT NULL DEFAULT 0,
  rows_refused INTEGER NOT NULL DEFAULT 0,
  total_vehicles INTEGER NOT NULL DEFAULT 0,
  dealerships_count INTEGER NOT NULL DEFAULT 0,
  failure TEXT                            -- why a failed import failed
) STRICT;
CREATE UNIQUE INDEX scraper_imports_one_active ON scraper_imports (status) WHERE status = 'active';

-- The files of an import, and how each was read. carried_from names the import that a file's rows were taken over from.
CREATE TABLE import_files (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  encoding TEXT NOT NULL,
  delimiter TEXT NOT NULL,
  header_line INTEGER NOT NULL,
  columns TEXT NOT NULL CHECK (json_valid(columns)),  -- the feed columns that the file has
  rows_read INTEGER NOT NULL DEFAULT 0,
  carried_from INTEGER
) STRICT;
CREATE INDEX import_files_by_import ON import_files (import_id);

-- The distinct location texts of an import and whom each was resolved to, once, at activation.
CREATE TABLE import_locations (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  location TEXT NOT NULL,
  location_key TEXT NOT NULL,
  dealership_id INTEGER REFERENCES dealership_configs (id),
  UNIQUE (import_id, location_key)
) STRICT;
CREATE INDEX import_locations_by_dealership ON import_locations (dealership_id);

-- The accepted rows, cell by cell as in the file: NULL where the file has no such column, '' where the cell is blank.
-- Only the VIN is trimmed and in upper case, so that rows can be compared by it.
CREATE TABLE raw_vehicle_data (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  file_id INTEGER NOT NULL REFERENCES import_files (id) ON DELETE CASCADE,
  location_id INTEGER NOT NULL REFERENCES import_locations (id) ON DELETE CASCADE,
  line INTEGER NOT NULL,
  vin TEXT NOT NULL,
  stock TEXT,
  type TEXT,
  year TEXT,
  make TEXT,
  model TEXT,
  trim TEXT,
  ext_color TEXT,
  status TEXT,
  price TEXT,
  body_style TEXT,
  fuel_type TEXT,
  msrp TEXT,
  date_in_stock TEXT,
  street_address TEXT,
  locality TEXT,
  postal_code TEXT,
  region TEXT,
  country TEXT,
  location TEXT,
  vehicle_url TEXT,
  full_name TEXT
) STRICT;
CREATE INDEX raw_vehicle_data_by_import ON raw_vehicle_data (import_id);
CREATE INDEX raw_vehicle_data_by_file ON raw_vehicle_data (file_id);
CREATE INDEX raw_vehicle_data_by_location ON raw_vehicle_data (location_id);

-- The rows that were not taken, each with file, line and reason. rows read = stored + refused.
CREATE TABLE import_refusals (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  file TEXT NOT NULL,
  line INTEGER NOT NULL,
  vin TEXT NOT NULL DEFAULT '',
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  at_activation INTEGER NOT NULL DEFAULT 0 CHECK (at_activation IN (0, 1))  -- 1: found again at each activation
) STRICT;
CREATE INDEX import_refusals_by_import ON import_refusals (import_id);

-- What an import's report says beside the refusals, counted.
CREATE TABLE import_warnings (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  code TEXT NOT NULL,
  message TEXT NOT NULL,
  count INTEGER NOT NULL
) STRICT;
CREATE INDEX import_warnings_by_import ON import_warnings (import_id);

-- How an import changed the inventory when it was last activated, per dealership or unmatched location.
CREATE TABLE import_differences (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  dealership_id INTEGER REFERENCES dealership_configs (id),
  location TEXT NOT NULL,
  vehicles INTEGER NOT NULL,
  previous INTEGER NOT NULL,
  added INTEGER NOT NULL,
  gone INTEGER NOT NULL
) STRICT;
CREATE INDEX import_differences_by_import ON import_differences (import_id);
CREATE INDEX import_differences_by_dealership ON import_differences (dealership_id);

-- The active inventory: normalized rows of the active import and of no other. id is the raw row's, so id order is file order.
-- No foreign keys: the table is emptied and filled anew from raw rows at each activation, and with them SQLite empties it
-- row by row: 13 seconds instead of a moment for a million rows. The checklist compares it with the raw rows instead.
CREATE TABLE normalized_vehicle_data (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  file_id INTEGER NOT NULL,
  location_id INTEGER NOT NULL,
  dealership_id INTEGER,
  line INTEGER NOT NULL,
  vin TEXT NOT NULL,
  stock TEXT,
  vehicle_condition TEXT NOT NULL CHECK (vehicle_condition IN ('new', 'po', 'cpo', 'unknown')),
  lot_status TEXT NOT NULL,
  year INTEGER,
  make TEXT NOT NULL,
  model TEXT NOT NULL,
  trim TEXT NOT NULL,
  color TEXT NOT NULL,
  price REAL,
  msrp REAL,
  body_style TEXT NOT NULL,
  fuel_type TEXT NOT NULL,
  full_name TEXT NOT NULL,
  vehicle_url TEXT,
  in_stock_on TEXT,
  location TEXT NOT NULL
) STRICT;
-- The same VIN twice at one dealership (or under one unmatched location) is one vehicle: the last row wins.
CREATE UNIQUE INDEX normalized_vehicle_data_one_vin
  ON normalized_vehicle_data (import_id, coalesce(dealership_id, -location_id), vin);
CREATE INDEX normalized_vehicle_data_by_dealership ON normalized_vehicle_data (dealership_id, id);
CREATE INDEX normalized_vehicle_data_by_vin ON normalized_vehicle_data (vin);
CREATE INDEX normalized_vehicle_data_by_stock ON normalized_vehicle_data (dealership_id, stock);
CREATE INDEX normalized_vehicle_data_by_file ON normalized_vehicle_data (file_id);

-- Orders from draft to published or voided. What a draft holds is what is written; it is never computed again.
CREATE TABLE orders (
  id INTEGER PRIMARY KEY,
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id),
  dealership TEXT NOT NULL,               -- the name at the time of the order
  order_type TEXT NOT NULL CHECK (order_type IN ('cao', 'list', 'maintenance')),
  order_number TEXT,
  status TEXT NOT NULL CHECK (status IN ('draft', 'publishing', 'published', 'voided')),
  is_practice INTEGER NOT NULL DEFAULT 0 CHECK (is_practice IN (0, 1)),
  import_id INTEGER REFERENCES scraper_imports (id) ON DELETE SET NULL,
  draft TEXT NOT NULL CHECK (json_valid(draft)),  -- funnel, held back, already ordered, entries, warnings
  created_at TEXT NOT NULL,
  published_at TEXT,
  voided_at TEXT
) STRICT;
CREATE INDEX orders_by_dealership ON orders (dealership_id, created_at);
CREATE INDEX orders_by_import ON orders (import_id);
CREATE INDEX orders_by_number ON orders (order_number);

CREATE TABLE order_vehicles (
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  position INTEGER NOT NULL,
  vin TEXT NOT NULL,
  vehicle TEXT NOT NULL CHECK (json_valid(vehicle)),  -- an OrderVehicle, as reviewed
  PRIMARY KEY (order_id, position),
  UNIQUE (order_id, vin)
) STRICT, WITHOUT ROWID;
CREATE INDEX order_vehicles_by_vin ON order_vehicles (vin);

-- The folders written for an order: the first by publishing, more by exporting again. `writing` is the recorded intent.
CREATE TABLE order_folders (
  id INTEGER PRIMARY KEY,
  order_id INTEGER NOT NULL REFERENCES orders (id) ON DELETE CASCADE,
  root TEXT NOT NULL,                     -- absolute path of the orders folder
  folder TEXT NOT NULL,                   -- name inside root
  staging TEXT NOT NULL,                  -- hidden name inside root while it is being written
  status TEXT NOT NULL CHECK (status IN ('writing', 'written', 'voided')),
  written_at TEXT,
  UNIQUE (root, folder)
) STRICT;
CREATE INDEX order_folders_by_order ON order_folders (order_id);

-- Every entry that any VIN log ever had. A dealership's own `{name}_vin_log` table holds the newest live entry of each VIN.
CREATE TABLE vin_log_history (
  id INTEGER PRIMARY KEY,
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id) ON DELETE CASCADE,
  vin TEXT NOT NULL,
  order_number TEXT NOT NULL DEFAULT '',
  order_type TEXT NOT NULL CHECK (order_type IN ('cao', 'list', 'maintenance', 'legacy', 'manual')),
  order_on TEXT,
  processed_on TEXT,
  template TEXT NOT NULL DEFAULT '',
  flag TEXT NOT NULL DEFAULT '',          -- why a legacy entry looks wrong, for example `16 characters`
  order_id INTEGER REFERENCES orders (id),
  source TEXT NOT NULL DEFAULT '',        -- file of a legacy import, and so on
  created_at TEXT NOT NULL,
  removed_at TEXT,
  removed_because TEXT
) STRICT;
CREATE INDEX vin_log_history_by_vin ON vin_log_history (dealership_id, vin);
CREATE INDEX vin_log_history_by_number ON vin_log_history (dealership_id, order_number);
CREATE INDEX vin_log_history_by_order ON vin_log_history (order_id);
CREATE INDEX vin_log_history_by_vin_alone ON vin_log_history (vin);

-- Choices that belong to the business (paths, QR, templates), as JSON by key.
CREATE TABLE settings (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL CHECK (json_valid(value)),
  updated_at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Who changed what, when. Never edited.
CREATE TABLE audit_entries (
  id INTEGER PRIMARY KEY,
  at TEXT NOT NULL,
  action TEXT NOT NULL,                   -- a verb-noun such as `void-order`
  subject TEXT NOT NULL,                  -- for example `order 12` or `dealership 3`
  detail TEXT NOT NULL CHECK (json_valid(detail))
) STRICT;
CREATE INDEX audit_entries_by_subject ON audit_entries (subject);
