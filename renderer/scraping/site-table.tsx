import { Checkbox, Paper, ScrollArea, Table, VisuallyHidden } from '@mantine/core';
import type { ScrapingProgress, ScrapingSite } from '../../preload/contract.ts';
import { SiteRow } from './site-row.tsx';

/** Every dealership's website, one line each; while they are read, with how far each has come. */
export function SiteTable(props: {
  readonly sites: readonly ScrapingSite[];
  readonly progress: ScrapingProgress | null;
  readonly chosen: ReadonlySet<string>;
  readonly onChoose: (names: ReadonlySet<string>) => void;
}) {
  const { sites, progress, chosen, onChoose } = props;
  const isRunning = progress?.isRunning ?? false;
  const running = new Map(progress?.sites.map((site) => [site.dealership, site]));
  // What is under way comes first, so that it can be watched without scrolling.
  const shown = isRunning ? [...sites].sort((left, right) => rank(left) - rank(right)) : sites;
  function rank({ dealership }: ScrapingSite): number {
    return running.has(dealership) ? 0 : 1;
  }
  const readable = sites.filter((site) => site.host !== null && site.adapter !== null).map((site) => site.dealership);
  const isAll = readable.length > 0 && readable.every((name) => chosen.has(name));
  const toggle = (name: string) => {
    const after = new Set(chosen);
    if (!after.delete(name)) after.add(name);
    onChoose(after);
  };
  return (
    <Paper withBorder className="sf-grow" style={{ overflow: 'hidden' }}>
      <ScrollArea h="100%">
        <Table stickyHeader highlightOnHover layout="fixed" miw={960} aria-label="Websites">
          <Table.Thead style={{ whiteSpace: 'nowrap' }}>
            <Table.Tr>
              <Table.Th w={36}>
                <Checkbox
                  size="xs"
                  checked={isAll}
                  indeterminate={!isAll && chosen.size > 0}
                  onChange={() => onChoose(new Set(isAll ? [] : readable))}
                  aria-label="Select every website"
                />
              </Table.Th>
              <Table.Th w="20%">Dealership</Table.Th>
              <Table.Th w={130}>Platform</Table.Th>
              <Table.Th w={130}>Vehicles as of</Table.Th>
              <Table.Th w={70} ta="right">
                Vehicles
              </Table.Th>
              <Table.Th>Last reading</Table.Th>
              <Table.Th w={64}>Read it</Table.Th>
              <Table.Th w={46}>
                <VisuallyHidden>Actions</VisuallyHidden>
              </Table.Th>
            </Table.Tr>
          </Table.Thead>
          <Table.Tbody>
            {shown.map((site) => (
              <SiteRow
                key={site.dealership}
                site={site}
                progress={running.get(site.dealership)}
                isRunning={isRunning}
                isChosen={chosen.has(site.dealership)}
                onChoose={() => toggle(site.dealership)}
              />
            ))}
          </Table.Tbody>
        </Table>
      </ScrollArea>
    </Paper>
  );
}
