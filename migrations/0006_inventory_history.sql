-- What became of vehicles: how the active import differs from the one before it, and what is no longer in the inventory.

-- The import that was active when this one became active for the first time. Going back to an older import does not
-- change it, so a vehicle is never "new" because a wrong file stood in between.
ALTER TABLE scraper_imports ADD COLUMN previous_id INTEGER REFERENCES scraper_imports (id) ON DELETE SET NULL;
ALTER TABLE scraper_imports ADD COLUMN previous_at TEXT;  -- its imported_at, also when it has been deleted

-- The differences between an import and the one before it, vehicle by vehicle. What was carried over has none.
CREATE TABLE inventory_changes (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL REFERENCES scraper_imports (id) ON DELETE CASCADE,
  kind TEXT NOT NULL CHECK (kind IN ('new', 'gone', 'price', 'moved')),
  vin TEXT NOT NULL,
  vehicle_id INTEGER,                     -- the raw row that it is now; NULL for a vehicle that is gone
  dealership_id INTEGER REFERENCES dealership_configs (id),  -- where it stands, or stood
  location_key TEXT NOT NULL,
  from_dealership_id INTEGER REFERENCES dealership_configs (id),  -- of a vehicle that moved
  from_location TEXT,
  price_before REAL,
  price_now REAL
) STRICT;
CREATE INDEX inventory_changes_by_import ON inventory_changes (import_id, kind, dealership_id);
CREATE INDEX inventory_changes_by_vehicle ON inventory_changes (vehicle_id);
CREATE INDEX inventory_changes_by_vin ON inventory_changes (vin);

-- Vehicles that some active import had at a place where the active one does not have them, as they were last.
CREATE TABLE past_vehicles (
  id INTEGER PRIMARY KEY,
  dealership_id INTEGER REFERENCES dealership_configs (id),
  location_key TEXT NOT NULL,
  last_seen_at TEXT NOT NULL,             -- imported_at of the last import that had it
  file TEXT NOT NULL,
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
CREATE UNIQUE INDEX past_vehicles_one_vin ON past_vehicles (coalesce(dealership_id, location_key), vin);
CREATE INDEX past_vehicles_by_vin ON past_vehicles (vin);

-- A vehicle's story asks in which imports it was.
CREATE INDEX raw_vehicle_data_by_vin ON raw_vehicle_data (vin);
