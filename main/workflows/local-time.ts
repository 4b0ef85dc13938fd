/** The date on the operator's wall, `YYYY-MM-DD`. */
export function formatLocalDate(instant: Date): string {
  return [instant.getFullYear(), pad(instant.getMonth() + 1), pad(instant.getDate())].join('-');
}

/** The operator's date and time as in folder names, `YYYYMMDD_HHMMSS`. */
export function formatLocalStamp(instant: Date): string {
  const time = [instant.getHours(), instant.getMinutes(), instant.getSeconds()].map(pad).join('');
  return `${formatLocalDate(instant).replaceAll('-', '')}_${time}`;
}

function pad(number: number): string {
  return String(number).padStart(2, '0');
}
