import { useEffect, useEffectEvent } from 'react';
import type { DoorEvent } from '../../preload/contract.ts';
import { door } from './door.ts';

/** What came from outside the window: files that were opened with the application, a task of its icon. */
type Errand = Exclude<DoorEvent, { readonly kind: 'progress' | 'changed' | 'update-changed' }>;
type ErrandOf<Kind extends Errand['kind']> = Extract<Errand, { readonly kind: Kind }>;

/** What came before anything on screen could take it: the window was still opening. */
let waiting: readonly Errand[] = [];
const takers = new Map<Errand['kind'], (errand: Errand) => void>();

door.onEvent((event) => {
  if (event.kind === 'progress' || event.kind === 'changed' || event.kind === 'update-changed') return;
  const take = takers.get(event.kind);
  if (take) take(event);
  else waiting = [...waiting, event];
});

/** Takes what comes from outside the window, and what came before this was on screen. */
export function useErrand<Kind extends Errand['kind']>(kind: Kind, take: (errand: ErrandOf<Kind>) => void): void {
  const onErrand = useEffectEvent((errand: Errand) => take(errand as ErrandOf<Kind>));
  useEffect(() => {
    takers.set(kind, onErrand);
    const here = waiting.filter((errand) => errand.kind === kind);
    waiting = waiting.filter((errand) => errand.kind !== kind);
    for (const errand of here) onErrand(errand);
    return () => void takers.delete(kind);
  }, [kind]);
}
