/**
 * The handbook is the Markdown of `docs`, the same that the repository shows, bundled into the screens: help needs no
 * network. Loaded when help is opened for the first time.
 */
const texts = import.meta.glob<string>('../../docs/*.md', { query: '?raw', import: 'default', eager: true });
const pictures = import.meta.glob<string>('../../resources/screenshots/*.png', {
  query: '?url',
  import: 'default',
  eager: true,
});

/** The Markdown of a page, or `null` when there is none. */
export function readHelpPage(slug: string): string | null {
  return texts[`../../docs/${slug}.md`] ?? null;
}

/** The address of a picture that a page shows, in the colours of the window where there is one. */
export function findPicture(source: string, scheme: 'dark' | 'light'): string | undefined {
  const path = `../${source}`;
  return pictures[path.replace(/-(dark|light)\.png$/, `-${scheme}.png`)] ?? pictures[path];
}

/** What a page says under one of its headings of the second level; `null` when it has no such heading. */
export function readHelpSection(slug: string, heading: string): string | null {
  const sections = (readHelpPage(slug) ?? '').split(/^## /m).slice(1);
  const section = sections.find((text) => text.split('\n', 1)[0]?.trim() === heading);
  return section === undefined ? null : section.slice(section.indexOf('\n') + 1).trim();
}
