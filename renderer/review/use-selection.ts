import { useState } from 'react';

/** The vehicles that were selected, by VIN. */
export interface Selection {
  readonly vins: ReadonlySet<string>;
  toggle(vin: string): void;
  /** Everything from the vehicle that was selected last, or else `from`, to this one. */
  extendTo(vin: string, from?: string): void;
  selectAll(): void;
  clear(): void;
}

/** Keeps the selected vehicles; those that are no longer shown are not selected any more. */
export function useSelection(shown: readonly string[]): Selection {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [anchor, setAnchor] = useState<string | null>(null);
  return {
    vins: new Set(shown.filter((vin) => chosen.has(vin))),
    toggle(vin) {
      setAnchor(vin);
      setChosen((before) => {
        const after = new Set(before);
        if (!after.delete(vin)) after.add(vin);
        return after;
      });
    },
    extendTo(vin, from = vin) {
      const start = anchor !== null && chosen.has(anchor) ? anchor : from;
      const ends = [shown.indexOf(start), shown.indexOf(vin)];
      setAnchor(start);
      setChosen((before) => new Set([...before, ...shown.slice(Math.min(...ends), Math.max(...ends) + 1)]));
    },
    selectAll: () => setChosen(new Set(shown)),
    clear: () => setChosen(new Set()),
  };
}
