-- CAO and the numbers of Today read of a vehicle what the rules look at: now from this index alone, in file order, without
-- a look into the table. The two texts that only excluded words are looked for in stay outside: they would double it.

DROP INDEX normalized_vehicle_data_by_dealership;
CREATE INDEX normalized_vehicle_data_by_dealership ON normalized_vehicle_data
  (dealership_id, id, import_id, file_id, vin, vehicle_condition, lot_status, stock, price, make, year, in_stock_on);
