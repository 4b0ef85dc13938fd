import { readHelpSection } from './handbook.ts';
import { findScreenSection } from './help-pages.ts';
import { Markdown } from './markdown.tsx';

/** What the handbook says of the screen at an address. */
export function ScreenHelp({ address, onFollow }: { readonly address: string; readonly onFollow: () => void }) {
  const section = findScreenSection(address);
  const text = section === null ? null : readHelpSection('screens', section);
  return text === null ? null : <Markdown text={text} page="screens" onFollow={onFollow} />;
}
