import { ActionIcon, Menu } from '@mantine/core';
import { useClipboard, useDisclosure } from '@mantine/hooks';
import { IconDots } from '@tabler/icons-react';
import type { RunSheetRow } from '../../preload/contract.ts';
import { ORDER_TYPE_WORDS } from '../dealerships/dealership-words.ts';
import { useRead } from '../door/use-read.ts';
import { VoidDialog } from '../orders/void-dialog.tsx';
import { cancelWaiting, retryWaiting } from '../orders/waiting-orders.tsx';
import { changeRow, fillNumbers, openRowFolder, removeRow } from './change-sheet.ts';
import { findWaiters } from './waiters.ts';

/** What can be done with an order of the day. */
export function RowMenu(props: {
  readonly row: RunSheetRow;
  readonly isDone: boolean;
  readonly isFirst: boolean;
  readonly isLast: boolean;
  readonly onReview: () => void;
  readonly onMove: (step: number) => Promise<void>;
}) {
  const proposed = useRead('proposeOrderNumber', {}).data?.number;
  const { row, isDone, isFirst, isLast, onReview, onMove } = props;
  const clipboard = useClipboard();
  const [isVoiding, voiding] = useDisclosure(false);
  return (
    <>
      <Menu position="bottom-end">
        <Menu.Target>
          <ActionIcon variant="subtle" color="gray" aria-label={`Actions for ${row.dealership}`}>
            <IconDots size={18} aria-hidden />
          </ActionIcon>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={onReview}>Review</Menu.Item>
          <Menu.Item disabled={isFirst} onClick={() => void onMove(-1)}>
            Move up (Alt+Up)
          </Menu.Item>
          <Menu.Item disabled={isLast} onClick={() => void onMove(1)}>
            Move down (Alt+Down)
          </Menu.Item>
          {!isDone && (
            <>
              <Menu.Divider />
              {(['cao', 'list', 'maintenance'] as const).map((type) => (
                <Menu.Item key={type} disabled={row.type === type} onClick={() => void changeRow(row, { type })}>
                  Make it {ORDER_TYPE_WORDS[type]}
                </Menu.Item>
              ))}
              <Menu.Item disabled={row.number === null && !proposed} onClick={() => void fillNumbers(row)}>
                Fill numbers down from here (Ctrl+D)
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" onClick={() => void removeRow(row)}>
                Take off the sheet
              </Menu.Item>
            </>
          )}
          {row.status === 'waiting' && (
            <>
              <Menu.Item onClick={() => void retryWaiting(findWaiters([row]))}>Retry now</Menu.Item>
              <Menu.Item onClick={() => void cancelWaiting(findWaiters([row]))}>Cancel waiting</Menu.Item>
            </>
          )}
          {row.status === 'exported' && (
            <>
              <Menu.Item onClick={() => void openRowFolder(row)}>Open folder</Menu.Item>
              <Menu.Item disabled={row.folder === null} onClick={() => row.folder && clipboard.copy(row.folder)}>
                Copy path
              </Menu.Item>
              <Menu.Divider />
              <Menu.Item color="red" onClick={voiding.open}>
                Void…
              </Menu.Item>
            </>
          )}
        </Menu.Dropdown>
      </Menu>
      {isVoiding && row.orderId !== null && (
        <VoidDialog
          order={{ id: row.orderId, dealership: row.dealership, vehicles: row.toPrint }}
          onClose={voiding.close}
        />
      )}
    </>
  );
}
