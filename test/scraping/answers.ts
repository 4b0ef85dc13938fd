import type { SiteAnswer } from './serve-site.ts';

/** An answer in JSON. */
export function json(value: unknown, status = 200): SiteAnswer {
  return { status, type: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

/** A web page around this content, with the marks of its platform in the head. */
export function html(body: string, head = ''): SiteAnswer {
  const page = `<!doctype html><html lang="en"><head><title>Example Motors</title>${head}</head><body>${body}</body></html>`;
  return { type: 'text/html; charset=utf-8', body: page };
}

/** A sitemap of pages. */
export function urlset(addresses: readonly string[]): SiteAnswer {
  const urls = addresses.map((address) => `<url><loc>${address}</loc><lastmod>2026-03-04</lastmod></url>`).join('');
  return xml(`<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${urls}</urlset>`);
}

/** A sitemap of sitemaps. */
export function sitemapIndex(addresses: readonly string[]): SiteAnswer {
  const maps = addresses.map((address) => `<sitemap><loc>${address}</loc></sitemap>`).join('');
  return xml(`<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">${maps}</sitemapindex>`);
}

function xml(body: string): SiteAnswer {
  return { type: 'application/xml', body: `<?xml version="1.0" encoding="UTF-8"?>${body}` };
}
