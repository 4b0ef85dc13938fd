-- Orders that were to be published while their orders folder was away. They go out as they were reviewed when it is back.
CREATE TABLE waiting_orders (
  order_id INTEGER PRIMARY KEY REFERENCES orders (id) ON DELETE CASCADE,
  root TEXT NOT NULL,                                      -- absolute path of the orders folder that is waited for
  guards TEXT NOT NULL CHECK (json_valid(guards)),         -- the warnings that the operator said yes to
  problem TEXT NOT NULL CHECK (json_valid(problem)),       -- why the last attempt failed
  waiting_since TEXT NOT NULL
) STRICT;
