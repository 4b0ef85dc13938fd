-- VINs that the operator keeps out of a dealership's CAO orders until it is revoked. LIST orders do not look here.

CREATE TABLE cao_exclusions (
  id INTEGER PRIMARY KEY,
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id) ON DELETE CASCADE,
  vin TEXT NOT NULL,
  reason TEXT NOT NULL CHECK (trim(reason) <> ''),
  excluded_at TEXT NOT NULL,
  revoked_at TEXT
) STRICT;
CREATE UNIQUE INDEX cao_exclusions_in_force ON cao_exclusions (dealership_id, vin) WHERE revoked_at IS NULL;
