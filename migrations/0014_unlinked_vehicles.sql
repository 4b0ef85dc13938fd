-- Today says how many vehicles to print have no web address, which only the table knows: those without one are few.

CREATE INDEX normalized_vehicle_data_unlinked ON normalized_vehicle_data (dealership_id, id, import_id)
  WHERE vehicle_url IS NULL;
