/** What pages that keep programs out are headed, and what stands in them. */
const TITLES =
  /just a moment|checking your browser|access denied|pardon our interruption|attention required|are you (?:a )?(?:human|robot)|verify you are human|security check|request unsuccessful/i;
const MARKS = /_Incapsula_Resource|px-captcha|cf-chl-|\/cdn-cgi\/challenge-platform|geo\.captcha-delivery\.com/i;

/** A page with vehicles on it is larger than this, in characters. */
const SMALL_PAGE = 30_000;

/**
 * Whether a page asks for a person instead of showing what was asked for. Marks count on small pages only: large ones
 * load the same scripts on their way to real content.
 */
export function detectChallenge(text: string, headers: Readonly<Record<string, unknown>>): boolean {
  if (headers['cf-mitigated'] === 'challenge') return true;
  if (!isHtml(text)) return false;
  const title = /<title[^>]*>([^<]*)/i.exec(text.slice(0, SMALL_PAGE))?.[1] ?? '';
  if (TITLES.test(title)) return true;
  return text.length < SMALL_PAGE && (MARKS.test(text) || TITLES.test(readFirstHeading(text)));
}

/** Whether a text is a web page, whatever it was said to be. */
export function isHtml(text: string): boolean {
  return /^\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype\s+html|html|head|body|title|script|div|meta)\b/i.test(
    text.slice(0, 4000),
  );
}

function readFirstHeading(text: string): string {
  return /<h[12][^>]*>([\s\S]{0,200}?)<\/h[12]>/i.exec(text)?.[1] ?? '';
}
