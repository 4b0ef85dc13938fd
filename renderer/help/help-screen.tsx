import { Group, NavLink, ScrollArea, Stack, Text } from '@mantine/core';
import { useEffect, useRef } from 'react';
import { useParams } from 'wouter';
import { readHelpPage } from './handbook.ts';
import { HELP_PAGES } from './help-pages.ts';
import { Markdown } from './markdown.tsx';

/** The handbook: its pages on the left, one of them on the right. */
export function HelpScreen() {
  const { page = HELP_PAGES[0]?.slug ?? '', section } = useParams<{ page?: string; section?: string }>();
  return (
    <Group className="sf-grow sf-handbook" align="stretch" wrap="nowrap" gap="lg">
      <Stack component="nav" gap={0} className="sf-handbook-menu" aria-label="Handbook">
        {HELP_PAGES.map(({ slug, title }) => (
          <NavLink
            key={slug}
            href={`#/help/${slug}`}
            label={title}
            active={slug === page}
            aria-current={slug === page ? 'page' : undefined}
          />
        ))}
      </Stack>
      {/* A page begins at its top: each has a view of its own. */}
      <Article key={page} page={page} section={section} />
    </Group>
  );
}

function Article({ page, section }: { readonly page: string; readonly section: string | undefined }) {
  const view = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (section !== undefined) findSection(view.current, section)?.scrollIntoView({ block: 'center' });
  }, [section]);
  const text = readHelpPage(page);
  return (
    <ScrollArea style={{ flex: 1, minWidth: 0 }} viewportRef={view}>
      {text === null ? (
        <Text>The handbook has no page with this name. Choose one on the left.</Text>
      ) : (
        <Markdown text={text} page={page} />
      )}
    </ScrollArea>
  );
}

/** A heading by its name in links, or the row on a message by the message's code. */
function findSection(page: HTMLElement | null, section: string): Element | null {
  const heading = page?.querySelector(`#${CSS.escape(section)}`);
  if (heading) return heading;
  return [...(page?.querySelectorAll('td code') ?? [])].find((code) => code.textContent === section) ?? null;
}
