/** What helps when a check is not ok: a call that a button makes, or a screen that it opens. */
export type HealthRemedy =
  | 'import-files'
  | 'activate-again'
  | 'map-locations'
  | 'settle-orders'
  | 'back-up'
  | 'restore'
  | 'orders-folder'
  | 'watched-folder';

/** One line of the checklist. */
export interface HealthCheck {
  readonly id: string;
  readonly ok: boolean;
  readonly value: string;
  /** What it means, and what to do when it is not ok. */
  readonly message: string;
  /** What helps, when it is not ok and something does. */
  readonly remedy: HealthRemedy | null;
  /** UTC ISO instant of the probe. */
  readonly at: string;
  /** How long the probe took. */
  readonly milliseconds: number;
}
