import { type EditableField, type EditedValue, readEditedValue } from './editable-fields.ts';
import { nameVehicle } from './name-vehicle.ts';
import type { OrderDraft, OrderVehicle } from './order.ts';
import { ProblemError } from './problem.ts';

/** What the operator does to one vehicle. `from` is the value on the screen, so that nobody overwrites what they never saw. */
export type VehicleEdit =
  | {
      readonly kind: 'change';
      readonly vin: string;
      readonly field: EditableField;
      readonly from: EditedValue;
      readonly to: EditedValue;
    }
  /** Out of the order; it is held back by the operator from then on. */
  | { readonly kind: 'exclude'; readonly vin: string }
  /** Into the order, although a rule, the VIN log or the operator kept it out, or the draft never accounted for it. */
  | { readonly kind: 'include'; readonly vin: string; readonly because: string };

/** What the operator does to a draft in one step: to one vehicle, or to several together. */
export type OrderEdit = VehicleEdit | { readonly kind: 'together'; readonly edits: readonly VehicleEdit[] };

/** The values of a vehicle before the operator changed them, by field. */
export type OriginalValues = Readonly<Partial<Record<EditableField, EditedValue>>>;

/** The part of a draft that edits change. Each vehicle has what the operator changed of it beside it. */
export interface EditableDraft extends Pick<OrderDraft, 'dealership' | 'heldBack' | 'alreadyOrdered'> {
  readonly vehicles: readonly EditableVehicle[];
}

export interface EditableVehicle {
  readonly vehicle: OrderVehicle;
  readonly original: OriginalValues;
}

/** Where a VIN stands in a draft, and all that has to be known to put it there again. */
export type DraftPlace =
  | { readonly list: 'vehicles'; readonly index: number; readonly entry: EditableVehicle }
  | { readonly list: 'heldBack'; readonly index: number; readonly entry: OrderDraft['heldBack'][number] }
  | { readonly list: 'alreadyOrdered'; readonly index: number; readonly entry: string }
  /** Nowhere in the draft, which does not account for the vehicle: the active inventory alone has it. */
  | { readonly list: 'inventory' };

/** An edit of one vehicle as it was made. It turns round by swapping `from` and `to`. */
export type AppliedVehicleEdit =
  | Extract<VehicleEdit, { readonly kind: 'change' }>
  | {
      readonly kind: 'exclude' | 'include';
      readonly vin: string;
      readonly from: DraftPlace;
      readonly to: DraftPlace;
      /** Why it was included. */
      readonly because?: string;
    };

/** An edit as it was made; one of several vehicles turns round from its end. */
export type AppliedEdit =
  | AppliedVehicleEdit
  | { readonly kind: 'together'; readonly edits: readonly AppliedVehicleEdit[] };

/** What an edit may need beside the draft. */
export interface EditSources {
  /** The vehicle as the active inventory has it, when a rule or the VIN log kept it out. */
  readonly findVehicle: (vin: string) => OrderVehicle | undefined;
  /** The edits in effect, oldest first: an excluded vehicle comes back as it was. */
  readonly applied: readonly AppliedEdit[];
}

/**
 * Makes an edit complete for this draft, so that it can be applied and turned round. Of several together, all can be
 * made or none is.
 *
 * @throws ProblemError `wrong-value`, `changed-meanwhile`, `not-in-order`, `already-in-order`, `not-in-inventory`,
 * `no-reason`
 */
export function planOrderEdit(draft: EditableDraft, edit: OrderEdit, sources: EditSources): AppliedEdit {
  if (edit.kind !== 'together') return planVehicleEdit(draft, edit, sources);
  const edits: AppliedVehicleEdit[] = [];
  let after = draft;
  for (const one of edit.edits) {
    const planned = planVehicleEdit(after, one, { ...sources, applied: [...sources.applied, ...edits] });
    after = applyOrderEdit(after, planned);
    edits.push(planned);
  }
  return { kind: 'together', edits };
}

/** The edits of single vehicles that an edit is made of, in their order. */
export function listVehicleEdits(edit: AppliedEdit): readonly AppliedVehicleEdit[] {
  return edit.kind === 'together' ? edit.edits : [edit];
}

function planVehicleEdit(draft: EditableDraft, edit: VehicleEdit, sources: EditSources): AppliedVehicleEdit {
  if (edit.kind === 'change') return planChange(draft, edit);
  return edit.kind === 'exclude' ? planExclusion(draft, edit.vin) : planInclusion(draft, edit, sources);
}

/** The edit that takes an edit back. */
export function invertOrderEdit(edit: AppliedEdit): AppliedEdit {
  if (edit.kind === 'together') return { kind: 'together', edits: edit.edits.map(invertVehicleEdit).reverse() };
  return invertVehicleEdit(edit);
}

function invertVehicleEdit(edit: AppliedVehicleEdit): AppliedVehicleEdit {
  // Spelled out per kind: the compiler cannot swap the two across the union.
  return edit.kind === 'change' ? { ...edit, from: edit.to, to: edit.from } : { ...edit, from: edit.to, to: edit.from };
}

/** The draft after an edit that was planned for it, or the inverse of its last one. @throws ProblemError `changed-meanwhile` */
export function applyOrderEdit<Draft extends EditableDraft>(draft: Draft, edit: AppliedEdit): Draft {
  if (edit.kind === 'together') return edit.edits.reduce<Draft>(applyOrderEdit, draft);
  if (edit.kind !== 'change') return putAt(takeFrom(draft, edit), edit.to);
  const index = findVehicle(draft, edit.vin);
  const target = draft.vehicles[index];
  if (!target || target.vehicle[edit.field] !== edit.from) throw changedMeanwhile(draft, edit.vin);
  return { ...draft, vehicles: draft.vehicles.with(index, changeVehicle(target, edit)) };
}

/** An edit in words, for the undo and redo buttons. */
export function describeOrderEdit(edit: AppliedEdit): string {
  if (edit.kind === 'together') return `${edit.edits.length} vehicles: ${describeKinds(edit.edits)}`;
  const vin = `…${edit.vin.slice(-8)}`;
  if (edit.kind !== 'change') return `${edit.kind === 'exclude' ? 'exclude' : 'include'} ${vin}`;
  return `${edit.field} of ${vin}: ${showValue(edit.from)} → ${showValue(edit.to)}`;
}

function describeKinds(edits: readonly AppliedVehicleEdit[]): string {
  return [...new Set(edits.map((edit) => (edit.kind === 'change' ? edit.field : edit.kind)))].join(', ');
}

function planChange(draft: EditableDraft, edit: Extract<VehicleEdit, { readonly kind: 'change' }>): AppliedVehicleEdit {
  const target = draft.vehicles[findVehicle(draft, edit.vin)];
  if (!target) throw notInOrder(draft, edit.vin);
  if (target.vehicle[edit.field] !== edit.from) throw changedMeanwhile(draft, edit.vin);
  const value = readEditedValue(edit.field, edit.to);
  if (value.ok) return { ...edit, to: value.value };
  throw new ProblemError(value.problem.code, value.problem.message, { vin: edit.vin, field: edit.field });
}

function planExclusion(draft: EditableDraft, vin: string): AppliedVehicleEdit {
  const index = findVehicle(draft, vin);
  const entry = draft.vehicles[index];
  if (!entry) throw notInOrder(draft, vin);
  return {
    kind: 'exclude',
    vin,
    from: { list: 'vehicles', index, entry },
    to: {
      list: 'heldBack',
      index: draft.heldBack.length,
      entry: { vin, reason: 'operator', message: 'Excluded by the operator.' },
    },
  };
}

function planInclusion(
  draft: EditableDraft,
  { vin, because }: Extract<VehicleEdit, { readonly kind: 'include' }>,
  sources: EditSources,
): AppliedVehicleEdit {
  if (findVehicle(draft, vin) >= 0) {
    throw new ProblemError('already-in-order', `${vin} is in the order of ${draft.dealership}. Nothing was changed.`);
  }
  const vehicle = sources.findVehicle(vin);
  const from = findOutside(draft, vin) ?? (vehicle && ({ list: 'inventory' } as const));
  if (!from) throw notInOrder(draft, vin);
  const reason = because.trim();
  if (reason === '') {
    throw new ProblemError('no-reason', 'Say why the vehicle is included all the same. Nothing was changed.', { vin });
  }
  const isExcluded = from.list === 'heldBack' && from.entry.reason === 'operator';
  const known = isExcluded ? findExcludedVehicle(sources.applied, vin) : undefined;
  const entry = known?.entry ?? (vehicle && { vehicle, original: {} });
  if (!entry) {
    const message = `${vin} is no longer in the active inventory of ${draft.dealership}. Nothing was changed. Prepare the order again.`;
    throw new ProblemError('not-in-inventory', message, { vin });
  }
  const index = Math.min(known?.index ?? draft.vehicles.length, draft.vehicles.length);
  return { kind: 'include', vin, because: reason, from, to: { list: 'vehicles', index, entry } };
}

/** The vehicle as it was when the operator excluded it, with its edits; `undefined` when that was not the operator. */
export function findExcludedVehicle(
  applied: readonly AppliedEdit[],
  vin: string,
): Extract<DraftPlace, { readonly list: 'vehicles' }> | undefined {
  const edit = applied.flatMap(listVehicleEdits).findLast((one) => one.kind === 'exclude' && one.vin === vin);
  return edit?.kind === 'exclude' && edit.from.list === 'vehicles' ? edit.from : undefined;
}

function findOutside(draft: EditableDraft, vin: string): DraftPlace | undefined {
  // The last word is the operator's: a listed vehicle may have been held back by a rule before.
  const heldBackAt = draft.heldBack.findLastIndex((line) => line.vin === vin);
  const heldBack = draft.heldBack[heldBackAt];
  if (heldBack) return { list: 'heldBack', index: heldBackAt, entry: heldBack };
  const orderedAt = draft.alreadyOrdered.indexOf(vin);
  return orderedAt < 0 ? undefined : { list: 'alreadyOrdered', index: orderedAt, entry: vin };
}

function findVehicle(draft: EditableDraft, vin: string): number {
  return draft.vehicles.findIndex(({ vehicle }) => vehicle.vin === vin);
}

function changeVehicle(
  { vehicle, original }: EditableVehicle,
  { field, from, to }: Extract<VehicleEdit, { readonly kind: 'change' }>,
): EditableVehicle {
  const { [field]: before = from, ...others } = original;
  // Back at the feed's own value there is nothing left to mark.
  return {
    vehicle: rename(vehicle, { ...vehicle, [field]: to }),
    original: before === to ? others : { ...others, [field]: before },
  };
}

/** A full name that was made of year, make, model and trim follows them; one that somebody wrote stays. */
function rename(before: OrderVehicle, after: OrderVehicle): OrderVehicle {
  const isMade = after.fullName === before.fullName && before.fullName === nameVehicle(before);
  return isMade ? { ...after, fullName: nameVehicle(after) } : after;
}

function takeFrom<Draft extends EditableDraft>(
  draft: Draft,
  { vin, from }: Extract<AppliedVehicleEdit, { readonly kind: 'exclude' | 'include' }>,
): Draft {
  if (from.list === 'inventory') {
    if (findVehicle(draft, vin) < 0 && !findOutside(draft, vin)) return draft;
    throw changedMeanwhile(draft, vin);
  }
  const isThere = {
    vehicles: () => draft.vehicles[from.index]?.vehicle.vin === vin,
    heldBack: () => draft.heldBack[from.index]?.vin === vin,
    alreadyOrdered: () => draft.alreadyOrdered[from.index] === vin,
  }[from.list]();
  if (!isThere) throw changedMeanwhile(draft, vin);
  return { ...draft, [from.list]: draft[from.list].toSpliced(from.index, 1) };
}

function putAt<Draft extends EditableDraft>(draft: Draft, place: DraftPlace): Draft {
  if (place.list === 'inventory') return draft;
  const { list, index, entry } = place;
  return { ...draft, [list]: [...draft[list].slice(0, index), entry, ...draft[list].slice(index)] };
}

function showValue(value: EditedValue): string {
  return value === null || value === '' ? 'nothing' : String(value);
}

function notInOrder(draft: EditableDraft, vin: string): ProblemError {
  const message = `${vin} is not in the order of ${draft.dealership}. Nothing was changed.`;
  return new ProblemError('not-in-order', message, { vin });
}

function changedMeanwhile(draft: EditableDraft, vin: string): ProblemError {
  const message = `${vin} in the order of ${draft.dealership} was changed meanwhile. Nothing was changed now. Look at it and try again.`;
  return new ProblemError('changed-meanwhile', message, { vin });
}
