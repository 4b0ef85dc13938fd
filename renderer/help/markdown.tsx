import { Anchor, Image, ScrollArea, Typography, useComputedColorScheme } from '@mantine/core';
import MarkdownToJsx from 'markdown-to-jsx/react';
import type { ComponentProps } from 'react';
import { findPicture } from './handbook.ts';
import { findHelpAddress, slugifyHeading } from './help-links.ts';

/**
 * Shows Markdown of the handbook. Raw HTML in it stays text, links lead to the handbook or to the operator's browser, and
 * pictures are those that are shipped.
 */
export function Markdown(props: {
  readonly text: string;
  readonly page: string;
  /** Called when a link to another place in the handbook is followed. */
  readonly onFollow?: () => void;
}) {
  const { text, page, onFollow } = props;
  return (
    <Typography className="sf-help">
      <MarkdownToJsx
        options={{
          disableParsingRawHTML: true,
          forceBlock: true,
          slugify: slugifyHeading,
          overrides: {
            a: { component: HelpLink, props: { page, onFollow } },
            img: HelpPicture,
            table: HelpTable,
          },
        }}
      >
        {text}
      </MarkdownToJsx>
    </Typography>
  );
}

function HelpLink(props: ComponentProps<'a'> & { readonly page: string; readonly onFollow?: () => void }) {
  const { href = '', page, onFollow, children } = props;
  const inside = findHelpAddress(href, page);
  return inside === null ? (
    <Anchor href={href} target="_blank" rel="noreferrer" underline="always">
      {children}
    </Anchor>
  ) : (
    <Anchor href={inside} underline="always" onClick={onFollow}>
      {children}
    </Anchor>
  );
}

function HelpPicture({ src = '', alt = '' }: ComponentProps<'img'>) {
  const scheme = useComputedColorScheme('dark');
  return <Image src={findPicture(src, scheme)} alt={alt} radius="sm" className="sf-help-picture" />;
}

function HelpTable({ children }: ComponentProps<'table'>) {
  return (
    <ScrollArea type="auto" offsetScrollbars="x" mb="md">
      <table>{children}</table>
    </ScrollArea>
  );
}
