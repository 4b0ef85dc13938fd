-- The dealerships' websites and what became of reading them. Whether a site is read at all is the dealership's own
-- scraper_enabled, and its host the dealership's own site.

CREATE TABLE scraping_sites (
  dealership_id INTEGER PRIMARY KEY REFERENCES dealership_configs (id) ON DELETE CASCADE,
  adapter TEXT,                           -- NULL until a platform is chosen
  settings TEXT NOT NULL DEFAULT '{}' CHECK (json_valid(settings)),  -- checked by the adapter
  street_address TEXT NOT NULL DEFAULT '',
  locality TEXT NOT NULL DEFAULT '',
  postal_code TEXT NOT NULL DEFAULT '',
  region TEXT NOT NULL DEFAULT '',
  country TEXT NOT NULL DEFAULT '',
  left_alone_until TEXT,                  -- after it was blocked, or as long as the site itself asked for
  updated_at TEXT NOT NULL
) STRICT;

-- One reading of one or more sites. Its good results are one import.
CREATE TABLE scraping_runs (
  id INTEGER PRIMARY KEY,
  origin TEXT NOT NULL CHECK (origin IN ('operator', 'schedule')),
  status TEXT NOT NULL CHECK (status IN ('running', 'done', 'stopped', 'interrupted', 'failed')),
  started_at TEXT NOT NULL,
  ended_at TEXT,
  process INTEGER NOT NULL,               -- whose it is while it is running
  missed TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(missed)),  -- scheduled instants that passed before it, unattended
  import_id INTEGER REFERENCES scraper_imports (id) ON DELETE SET NULL,
  failure TEXT
) STRICT;
CREATE UNIQUE INDEX scraping_runs_one_running ON scraping_runs (status) WHERE status = 'running';
CREATE INDEX scraping_runs_by_import ON scraping_runs (import_id);

-- What became of one site in a run.
CREATE TABLE scraping_results (
  id INTEGER PRIMARY KEY,
  run_id INTEGER NOT NULL REFERENCES scraping_runs (id) ON DELETE CASCADE,
  dealership_id INTEGER NOT NULL REFERENCES dealership_configs (id) ON DELETE CASCADE,
  outcome TEXT NOT NULL CHECK (outcome IN
    ('ok', 'partial', 'empty', 'suspicious', 'blocked', 'gone', 'changed', 'cancelled', 'failed')),
  message TEXT NOT NULL,
  finished_at TEXT NOT NULL,
  rows INTEGER NOT NULL,
  reported_total INTEGER,
  refusals TEXT NOT NULL CHECK (json_valid(refusals)),
  other_dealers INTEGER NOT NULL,
  sold INTEGER NOT NULL,
  pages INTEGER NOT NULL,
  requests INTEGER NOT NULL,
  duration_ms INTEGER NOT NULL,
  measure TEXT NOT NULL CHECK (json_valid(measure)),
  looks_like TEXT,                        -- the platform that the site seems to be on now
  held_file TEXT,                         -- the vehicles that wait for the operator; NULL when none do
  published_at TEXT                       -- when its vehicles became the dealership's
) STRICT;
CREATE INDEX scraping_results_by_run ON scraping_results (run_id);
CREATE INDEX scraping_results_by_dealership ON scraping_results (dealership_id, id);
