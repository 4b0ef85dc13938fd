const SIZES = ['B', 'kB', 'MB', 'GB', 'TB'] as const;

/** `0 B`, `4.2 MB`, `118 GB` */
export function formatBytes(bytes: number): string {
  const step = Math.min(SIZES.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  return `${value < 10 && step > 0 ? value.toFixed(1) : Math.round(value)} ${SIZES[step]}`;
}

/** The last part of a path of any system. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}
