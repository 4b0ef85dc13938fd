-- The yardstick for an import, run by the sqlite3 shell on a new database: the rows of the feed as they are, then one
-- normalizing statement of the shape that the product's import has, into a table with the product's indexes. FEED is
-- replaced by the path of the file.
PRAGMA journal_mode = WAL;
PRAGMA synchronous = FULL;
BEGIN;
CREATE TABLE raw_vehicle_data (
  vin TEXT, stock TEXT, type TEXT, year TEXT, make TEXT, model TEXT, trim TEXT, ext_color TEXT, status TEXT, price TEXT,
  body_style TEXT, fuel_type TEXT, msrp TEXT, date_in_stock TEXT, street_address TEXT, locality TEXT, postal_code TEXT,
  region TEXT, country TEXT, location TEXT, vehicle_url TEXT
) STRICT;
.import --csv --skip 1 "FEED" raw_vehicle_data
CREATE INDEX raw_vehicle_data_by_location ON raw_vehicle_data (location);
CREATE INDEX raw_vehicle_data_by_vin ON raw_vehicle_data (vin);

CREATE TABLE dealerships (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
INSERT INTO dealerships (name) SELECT DISTINCT location FROM raw_vehicle_data;

CREATE TABLE normalized_vehicle_data (
  id INTEGER PRIMARY KEY,
  import_id INTEGER NOT NULL,
  file_id INTEGER NOT NULL,
  location_id INTEGER NOT NULL,
  dealership_id INTEGER REFERENCES dealerships (id),
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
CREATE UNIQUE INDEX normalized_one_vin ON normalized_vehicle_data (import_id, coalesce(dealership_id, -location_id), vin);
CREATE INDEX normalized_by_dealership ON normalized_vehicle_data
  (dealership_id, id, import_id, file_id, vin, vehicle_condition, lot_status, stock, price, make, year, in_stock_on);
CREATE INDEX normalized_by_vin ON normalized_vehicle_data (vin);
CREATE INDEX normalized_by_stock ON normalized_vehicle_data (dealership_id, stock);
CREATE INDEX normalized_by_file ON normalized_vehicle_data (file_id);

INSERT OR REPLACE INTO normalized_vehicle_data
SELECT
  raw.rowid,
  1,
  1,
  dealerships.id,
  dealerships.id,
  raw.rowid + 1,
  upper(trim(raw.vin)),
  nullif(trim(raw.stock), ''),
  CASE
    WHEN raw.type LIKE '%certified%' THEN 'cpo'
    WHEN raw.type LIKE '%used%' OR raw.type LIKE '%pre-owned%' THEN 'po'
    WHEN raw.type LIKE '%new%' THEN 'new'
    ELSE 'unknown'
  END,
  trim(raw.status),
  CAST(raw.year AS INTEGER),
  trim(raw.make),
  trim(raw.model),
  trim(raw.trim),
  trim(raw.ext_color),
  CASE WHEN raw.price GLOB '$[0-9]*' THEN CAST(replace(replace(raw.price, '$', ''), ',', '') AS REAL) END,
  CAST(raw.msrp AS REAL),
  trim(raw.body_style),
  trim(raw.fuel_type),
  trim(raw.year || ' ' || raw.make || ' ' || raw.model || ' ' || raw.trim),
  CASE WHEN raw.vehicle_url LIKE 'http%' THEN trim(raw.vehicle_url) END,
  raw.date_in_stock,
  trim(raw.location)
FROM raw_vehicle_data AS raw
JOIN dealerships ON dealerships.name = raw.location
WHERE length(trim(raw.vin)) = 17 AND raw.vin NOT GLOB '*[^A-HJ-NPR-Za-hj-npr-z0-9]*'
ORDER BY raw.rowid;
COMMIT;
SELECT count(*) FROM normalized_vehicle_data;
