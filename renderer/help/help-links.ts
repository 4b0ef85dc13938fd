/** The name that a heading has in links, as GitHub makes it. */
export function slugifyHeading(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\s_-]/gu, '')
    .trim()
    .replace(/\s/g, '-');
}

/** The address in the window of a link between pages (`#heading`, `page.md#heading`); `null` when it leads elsewhere. */
export function findHelpAddress(href: string, page: string): string | null {
  const [, target, heading] = /^(?:([\w-]+)\.md)?(?:#([\w-]+))?$/.exec(href) ?? [];
  if (target === undefined && heading === undefined) return null;
  return `#/help/${target ?? page}${heading === undefined ? '' : `/${heading}`}`;
}
