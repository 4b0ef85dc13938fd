-- The VIN-log screen lists the orders of all logs together: these hold all that it counts and searches.

CREATE INDEX vin_log_history_live ON vin_log_history
  (dealership_id, order_number, order_id, vin, order_type, order_on, flag, created_at) WHERE removed_at IS NULL;
CREATE INDEX vin_log_history_removed_by_hand ON vin_log_history (dealership_id, order_number)
  WHERE removed_because = 'removed by hand';
