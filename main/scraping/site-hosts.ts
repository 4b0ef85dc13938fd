/**
 * The form in which a site's host is kept: `dealer.example`, without protocol, path and `www`; `null` when it is no host
 * of a public website.
 */
export function normalizeHost(text: string): string | null {
  const address = /^[a-z][a-z\d+.-]*:\/\//i.test(text.trim()) ? text.trim() : `https://${text.trim()}`;
  if (!URL.canParse(address)) return null;
  const { hostname, protocol, port, username } = new URL(address);
  if (!/^https?:$/.test(protocol) || port !== '' || username !== '') return null;
  const host = hostname.replace(/^www\./, '');
  return /^(?:[a-z\d](?:[a-z\d-]*[a-z\d])?\.)+[a-z][a-z\d-]*[a-z\d]$/.test(host) ? host : null;
}

/** What the addresses of a site begin with: `https://www.dealer.example`; a host below another has no `www`. */
export function findOrigin(host: string): string {
  return host.split('.').length === 2 ? `https://www.${host}` : `https://${host}`;
}

/** Whether a host is one of those named, or lies below one of them. */
export function isAmongHosts(host: string, allowed: readonly string[]): boolean {
  return allowed.some((name) => host === name || host.endsWith(`.${name}`));
}
