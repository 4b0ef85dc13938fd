import { Button, Group, Menu } from '@mantine/core';
import { IconArrowBackUp, IconArrowForwardUp, IconChevronDown, IconCopy, IconTrash } from '@tabler/icons-react';

/** What can be done with the opened template; a built-in layout can only be copied. */
export function TemplateButtons(props: {
  readonly isOwn: boolean;
  readonly isUnsaved: boolean;
  readonly canUndo: boolean;
  readonly canRedo: boolean;
  readonly onUndo: () => void;
  readonly onRedo: () => void;
  readonly onSave: () => void;
  readonly onCopy: () => void;
  readonly onDelete: () => void;
}) {
  if (!props.isOwn) {
    return (
      <Button leftSection={<IconCopy size={16} aria-hidden />} onClick={props.onCopy}>
        Copy
      </Button>
    );
  }
  return (
    <Group gap={6} wrap="nowrap">
      <Button.Group>
        <Button
          variant="default"
          px={8}
          disabled={!props.canUndo}
          aria-label="Undo"
          title="Undo (Ctrl+Z)"
          onClick={props.onUndo}
        >
          <IconArrowBackUp size={16} aria-hidden />
        </Button>
        <Button
          variant="default"
          px={8}
          disabled={!props.canRedo}
          aria-label="Redo"
          title="Redo (Ctrl+Y)"
          onClick={props.onRedo}
        >
          <IconArrowForwardUp size={16} aria-hidden />
        </Button>
      </Button.Group>
      <Menu position="bottom-end">
        <Menu.Target>
          <Button variant="default" rightSection={<IconChevronDown size={14} aria-hidden />}>
            More
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={props.onCopy}>
            Copy
          </Menu.Item>
          <Menu.Item
            color="red"
            disabled={props.isUnsaved}
            leftSection={<IconTrash size={16} aria-hidden />}
            onClick={props.onDelete}
          >
            Delete
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Button disabled={!props.isUnsaved} onClick={props.onSave}>
        Save (Ctrl+S)
      </Button>
    </Group>
  );
}
