-- Rows of earlier days that the operator decided to leave as they are: they are not offered again.
ALTER TABLE run_sheet_rows ADD COLUMN is_left INTEGER NOT NULL DEFAULT 0 CHECK (is_left IN (0, 1));
