import { memo } from 'react';
import type { ListedVehicle } from '../../preload/contract.ts';
import { Vin } from '../review/vin.tsx';
import type { GridColumn } from './grid-columns.tsx';

/** A vehicle of the grid. Plain cells, and drawn again only when it changes: a fast scroll draws forty rows a frame. */
export const VehicleRow = memo(function VehicleRow(props: {
  readonly vehicle: ListedVehicle;
  readonly row: number;
  readonly height: number;
  readonly columns: readonly GridColumn[];
  readonly isTicked: boolean;
  readonly onToggle: (vehicle: ListedVehicle) => void;
  readonly onChoose: (vehicle: ListedVehicle) => void;
}) {
  const { vehicle, row, height, columns, isTicked, onToggle, onChoose } = props;
  return (
    <tr className="sf-grid-row" style={{ height }} aria-rowindex={row + 2} data-ticked={isTicked || undefined}>
      <td>
        <label className="sf-tick">
          <input
            type="checkbox"
            checked={isTicked}
            onChange={() => onToggle(vehicle)}
            aria-label={`Tick ${vehicle.vin}`}
          />
        </label>
      </td>
      {columns.map(({ heading, align, isMono, show }) => (
        <td key={heading} className={isMono ? 'sf-cell sf-mono' : 'sf-cell'} style={{ textAlign: align }}>
          {heading === 'VIN' ? (
            <button
              type="button"
              className="sf-link sf-row-focus"
              aria-label={`Story of ${vehicle.vin}`}
              onClick={() => onChoose(vehicle)}
            >
              <Vin of={vehicle.vin} />
            </button>
          ) : (
            show(vehicle)
          )}
        </td>
      ))}
    </tr>
  );
});
