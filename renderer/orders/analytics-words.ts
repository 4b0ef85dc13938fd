/** The periods that can be chosen, in weeks. */
export const PERIODS: readonly { readonly value: string; readonly label: string }[] = [
  { value: '4', label: 'Last 4 weeks' },
  { value: '13', label: 'Last 13 weeks' },
  { value: '26', label: 'Last half year' },
  { value: '52', label: 'Last year' },
];

/** So many weeks, Monday to Sunday, this one among them. */
export function readPeriod(weeks: number): { readonly from: string; readonly to: string } {
  const monday = new Date();
  monday.setDate(monday.getDate() - ((monday.getDay() + 6) % 7) - 7 * (weeks - 1));
  const sunday = new Date(monday);
  sunday.setDate(sunday.getDate() + 7 * weeks - 1);
  return { from: formatDate(monday), to: formatDate(sunday) };
}

/** `33 %`, or a dash of nothing. */
export function formatShare(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 100)} %`;
}

/** `3`, `2.5`, or a dash when it is not known. */
export function formatDays(days: number | null): string {
  return days === null ? '–' : String(days);
}

/** `Nov 23` for the Monday of a week. */
export function formatWeek(monday: string): string {
  const [year = 0, month = 1, day = 1] = monday.split('-').map(Number);
  return new Date(year, month - 1, day).toLocaleDateString('en-US', { month: 'short', day: 'numeric' });
}

function formatDate(date: Date): string {
  const pad = (part: number) => String(part).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}
