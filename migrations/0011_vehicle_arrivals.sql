-- When a vehicle came to a dealership: what no import before had there. Those of the first import have no row, because
-- nobody knows since when they stood there. Kept when the imports are deleted.

CREATE TABLE vehicle_arrivals (
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id) ON DELETE CASCADE,
  vin TEXT NOT NULL,
  arrived_at TEXT NOT NULL,               -- imported_at of the first import that had it there
  PRIMARY KEY (dealership_id, vin)
) STRICT, WITHOUT ROWID;
INSERT OR IGNORE INTO vehicle_arrivals
  SELECT dealership_id, vin, imported_at FROM inventory_changes
  JOIN scraper_imports ON scraper_imports.id = import_id
  WHERE kind IN ('new', 'moved') AND dealership_id IS NOT NULL ORDER BY imported_at;
