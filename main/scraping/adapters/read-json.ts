import type { z } from 'zod';
import type { PoliteRequest, ScrapeContext } from '../adapter.ts';
import { ScrapeError } from '../scrape-error.ts';

/** The JSON of a text with control characters inside it, as sites write it; `undefined` when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Only now: line breaks between values are ordinary and would cost a copy of every answer.
  }
  try {
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what has to go
    return JSON.parse(text.replace(/[\u0000-\u001f]+/g, ' '));
  } catch {
    return undefined;
  }
}

/**
 * Reads an answer in JSON of a known form. One that was cut short is asked for once more.
 *
 * @throws ScrapeError `changed` when it stays unreadable or has another form.
 */
export async function readJson<Form>(
  context: Pick<ScrapeContext, 'http'>,
  url: string | URL,
  form: z.ZodType<Form>,
  request: Omit<PoliteRequest, 'expects'> = {},
): Promise<Form> {
  let value: unknown;
  for (let attempt = 0; value === undefined && attempt < 2; attempt += 1) {
    value = parseJson((await context.http.read(url, { ...request, expects: 'json' })).text);
  }
  return checkForm(value, form);
}

/** An answer in its known form. @throws ScrapeError `changed` */
export function checkForm<Form>(value: unknown, form: z.ZodType<Form>): Form {
  if (value === undefined) throw new ScrapeError('changed', 'The site answered with something that is no JSON.');
  const checked = form.safeParse(value);
  if (checked.success) return checked.data;
  const place = checked.error.issues[0]?.path.join('.') || 'the answer itself';
  throw new ScrapeError('changed', `The site answered in a form that is not known (at ${place}).`);
}
