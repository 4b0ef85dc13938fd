import { Button, Group, Text, Tooltip } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import { IconBan, IconCopy, IconDownload, IconPlus, IconX } from '@tabler/icons-react';
import type { InventorySearch, InventorySort } from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceDone, announceProblem } from '../shell/activity.ts';
import { saveText } from '../shell/save-text.ts';
import { formatPlural } from '../shell/words.ts';
import { AddToOrder } from './add-to-order.tsx';
import { ExcludeDialog } from './exclude-dialog.tsx';
import { findOwner, type Selection } from './selection.ts';

/** What can be done with the ticked vehicles, or, while none is ticked, with all that were found. */
export function SelectionActions(props: {
  readonly search: InventorySearch;
  readonly sort: InventorySort | undefined;
  readonly total: number;
  readonly ticked: Selection;
  readonly onClear: () => void;
}) {
  const { search, sort, total, ticked, onClear } = props;
  const clipboard = useClipboard();
  const [isExcluding, excluding] = useDisclosure(false);
  const [isAdding, adding] = useDisclosure(false);
  const owner = findOwner(ticked);
  const isOrderable = owner !== null && [...ticked.values()].every(({ past }) => past === null);
  const found = { ...search, ...(sort && { sort }) };
  const vins = [...ticked.values()].map(({ vin }) => vin);

  async function copyVins(): Promise<void> {
    const text = ticked.size > 0 ? { text: vins.join('\n'), rows: vins.length } : await readFoundVins();
    if (text === null) return;
    clipboard.copy(text.text);
    announceDone(`${formatPlural(text.rows, 'VIN')} copied`, 'Paste them into a LIST order or a spreadsheet.');
  }
  async function readFoundVins(): Promise<{ readonly text: string; readonly rows: number } | null> {
    const result = await runJob('Copying VINs', 'saveInventory', { ...found, as: 'vins' });
    if (result.ok) return result.value;
    announceProblem('Nothing was copied', result.problem);
    return null;
  }
  async function saveAsCsv(): Promise<void> {
    const result = await runJob('Making the CSV', 'saveInventory', { ...found, as: 'csv' });
    if (!result.ok) return announceProblem('The inventory was not saved', result.problem);
    saveText(result.value);
    announceDone(`${result.value.fileName} is saved`, `${formatPlural(result.value.rows, 'vehicle')}.`);
  }
  const oneDealership = 'Tick vehicles of one dealership';
  return (
    <Group gap="xs">
      {ticked.size > 0 && (
        <>
          <Text size="sm">{formatPlural(ticked.size, 'vehicle')} ticked</Text>
          <Tooltip
            label={owner === null ? oneDealership : 'Only what the active import has can be ordered'}
            disabled={isOrderable}
          >
            <Button
              size="xs"
              variant="default"
              leftSection={<IconPlus size={16} aria-hidden />}
              disabled={!isOrderable}
              onClick={adding.open}
            >
              Add to order…
            </Button>
          </Tooltip>
          <Tooltip label={oneDealership} disabled={owner !== null}>
            <Button
              size="xs"
              variant="default"
              leftSection={<IconBan size={16} aria-hidden />}
              disabled={owner === null}
              onClick={excluding.open}
            >
              Exclude from CAO…
            </Button>
          </Tooltip>
        </>
      )}
      <Button
        size="xs"
        variant="default"
        leftSection={<IconCopy size={16} aria-hidden />}
        disabled={total === 0}
        onClick={() => void copyVins()}
      >
        Copy VINs
      </Button>
      {ticked.size === 0 ? (
        <Button
          size="xs"
          variant="default"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={total === 0}
          onClick={() => void saveAsCsv()}
        >
          Save as CSV
        </Button>
      ) : (
        <Button size="xs" variant="subtle" leftSection={<IconX size={16} aria-hidden />} onClick={onClear}>
          Untick all
        </Button>
      )}
      {isAdding && owner !== null && <AddToOrder dealership={owner} vins={vins} onClose={adding.close} />}
      {isExcluding && owner !== null && <ExcludeDialog dealership={owner} vins={vins} onClose={excluding.close} />}
    </Group>
  );
}
