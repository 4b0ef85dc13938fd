import { Badge, Button, Group, ScrollArea, Stack, Tabs, Text, TextInput } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { useEffect, useReducer, useState } from 'react';
import type { TemplateDetail, TemplateToken, TemplateVersion } from '../../preload/contract.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { formatPlural } from '../shell/words.ts';
import { AskUsers } from './ask-users.tsx';
import { ColumnList } from './column-list.tsx';
import { beginEditing, type EditedTemplate, makeColumn, reduceEdit, toEdited, toLayout } from './edit-template.ts';
import { FixedColumns } from './fixed-columns.tsx';
import { deleteTemplate, restoreVersion, saveTemplate } from './save-template.ts';
import { TemplateButtons } from './template-buttons.tsx';
import { TemplateHistory } from './template-history.tsx';
import { TemplateOptions } from './template-options.tsx';
import { TemplatePreview, usePreview } from './template-preview.tsx';
import { FORMAT_WORDS } from './template-words.ts';

interface EditorProps {
  readonly template: TemplateDetail;
  readonly tokens: readonly TemplateToken[];
  readonly dealership: string | null;
  readonly dealerships: readonly string[];
  readonly onDealership: (name: string) => void;
  /** The template has another name now, or is gone (`null`). */
  readonly onRenamed: (name: string | null) => void;
  readonly onCopy: () => void;
}

/** One template: its columns in the middle, what it makes of real vehicles beside them. */
export function TemplateEditor(props: EditorProps) {
  const { template, tokens, dealership } = props;
  const [history, act] = useReducer(reduceEdit, null, () => beginEditing(template.name, template.layout));
  const [asked, setAsked] = useState<TemplateVersion | 'save' | null>(null);
  // What the changes are made to. Another version that is saved meanwhile is taken over unless something is unsaved.
  const [base, setBase] = useState(template);
  const { present } = history;
  const isOwn = template.id !== null;
  const layout = toLayout(present);
  const isRelaid = JSON.stringify(layout) !== JSON.stringify(base.layout);
  const isUnsaved = isOwn && (isRelaid || present.name !== base.name);
  const preview = usePreview({ id: template.id, name: present.name, layout }, dealership);
  const issues = preview.data?.issues ?? [];
  const change = (to: Partial<EditedTemplate>, touched: string | null) =>
    act({ kind: 'change', touched, to: { ...present, ...to } });

  async function save(yes = false): Promise<void> {
    if (!isUnsaved || base.id === null) return;
    if (!yes && isRelaid && template.usedBy.length > 0) return setAsked('save');
    setAsked(null);
    const version = base.version ?? 1;
    const saved = await saveTemplate({ id: base.id, version, name: present.name, layout, yes: true });
    if (saved === null) return;
    if (saved.name !== present.name) change({ name: saved.name }, 'name');
    setBase(saved);
  }

  const { onRenamed } = props;
  useEffect(() => {
    if (base.name !== template.name && base.version !== template.version) onRenamed(base.name);
  }, [base, template, onRenamed]);
  useEffect(() => {
    if (isUnsaved || (template.version ?? 0) <= (base.version ?? 0)) return;
    setBase(template);
    act({ kind: 'reset', to: toEdited(template.name, template.layout) });
  }, [isUnsaved, template, base]);

  async function restore(version: TemplateVersion): Promise<void> {
    setAsked(null);
    await restoreVersion(template, version.version);
  }

  useHotkeys(
    [
      ['mod+S', () => void save()],
      ['mod+Z', () => act({ kind: 'undo' })],
      ['mod+Y', () => act({ kind: 'redo' })],
      ['mod+shift+Z', () => act({ kind: 'redo' })],
    ],
    [],
  );

  return (
    <>
      <Stack gap="sm" h="100%" style={{ minHeight: 0 }}>
        <Group justify="space-between" align="flex-end" gap="xs">
          {isOwn ? (
            <TextInput
              label="Name"
              value={present.name}
              error={issues.find((issue) => issue.field === 'name')?.message}
              onChange={(event) => change({ name: event.currentTarget.value }, 'name')}
              style={{ flex: 1, minWidth: 140 }}
            />
          ) : (
            <Text fw={600} size="lg">
              {template.label}
            </Text>
          )}
          <TemplateButtons
            isOwn={isOwn}
            isUnsaved={isUnsaved}
            canUndo={history.past.length > 0}
            canRedo={history.future.length > 0}
            onUndo={() => act({ kind: 'undo' })}
            onRedo={() => act({ kind: 'redo' })}
            onSave={() => void save()}
            onCopy={props.onCopy}
            onDelete={() => void deleteTemplate(template).then((isGone) => isGone && onRenamed(null))}
          />
        </Group>
        <Group gap="xs">
          <UsedBy names={template.usedBy} />
          {template.version !== null && (
            <Badge variant="light" color="gray" tt="none">
              Version {template.version}
            </Badge>
          )}
          {!isOwn && (
            <Badge variant="light" color="gray" tt="none">
              Built in: copy it to change it
            </Badge>
          )}
          {isUnsaved && (
            <Badge variant="light" color="yellow" tt="none">
              Not saved
            </Badge>
          )}
          {isOwn && issues.length > 0 && (
            <Badge variant="light" color="red" tt="none">
              {formatPlural(issues.length, 'mistake')}
            </Badge>
          )}
        </Group>
        {isOwn ? (
          <TemplateOptions value={present} issues={issues} onChange={change} />
        ) : (
          <Text size="sm" c="dimmed">
            {FORMAT_WORDS[present.format].label}. Empty cells have a *. Markup, and whether new and used go apart, are
            the dealership's.
          </Text>
        )}
        {issues
          .filter((issue) => issue.field === 'columns')
          .map((issue) => (
            <Text key={issue.message} size="sm" c="red">
              {issue.message}
            </Text>
          ))}
        <ScrollArea
          className="sf-grow"
          offsetScrollbars="y"
          viewportProps={{ tabIndex: 0, 'aria-label': 'Columns of the template' }}
        >
          {isOwn ? (
            <ColumnList
              columns={present.columns}
              tokens={tokens}
              issues={issues}
              onChange={(columns, touched) => change({ columns }, touched)}
            />
          ) : (
            <FixedColumns value={present} />
          )}
        </ScrollArea>
        {isOwn && <AddColumn value={present} onChange={(columns) => change({ columns }, null)} />}
      </Stack>
      <Tabs
        defaultValue="preview"
        keepMounted={false}
        styles={{
          root: { display: 'flex', flexDirection: 'column', minHeight: 0 },
          panel: { flex: 1, minHeight: 0 },
        }}
      >
        <Tabs.List>
          <Tabs.Tab value="preview">Preview</Tabs.Tab>
          <Tabs.Tab value="history">History ({template.versions.length})</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="preview" pt="xs">
          <TemplatePreview
            preview={preview}
            format={present.format}
            dealership={dealership}
            dealerships={props.dealerships}
            onDealership={props.onDealership}
          />
        </Tabs.Panel>
        <Tabs.Panel value="history" pt="xs">
          <TemplateHistory
            template={template}
            onRestore={(version) => (template.usedBy.length > 0 ? setAsked(version) : void restore(version))}
          />
        </Tabs.Panel>
      </Tabs>
      <AskUsers
        template={template}
        isOpen={asked !== null}
        onClose={() => setAsked(null)}
        onYes={() => (asked === 'save' || asked === null ? void save(true) : void restore(asked))}
      />
      <LeaveGuard isUnsaved={isUnsaved} what={template.label} />
    </>
  );
}

function UsedBy({ names }: { readonly names: readonly string[] }) {
  const words = names.length === 0 ? 'Used by no dealership' : `Used by ${formatPlural(names.length, 'dealership')}`;
  return (
    <Badge variant="light" color={names.length === 0 ? 'gray' : 'accent'} tt="none" title={names.join(', ')}>
      {words}
    </Badge>
  );
}

function AddColumn(props: {
  readonly value: EditedTemplate;
  readonly onChange: (columns: EditedTemplate['columns']) => void;
}) {
  const { columns, format } = props.value;
  const add = (kind: Parameters<typeof makeColumn>[0]) => props.onChange([...columns, makeColumn(kind, columns)]);
  return (
    <Group gap="xs">
      <Button variant="default" size="xs" leftSection={<IconPlus size={14} aria-hidden />} onClick={() => add('text')}>
        Add a column
      </Button>
      <Button variant="subtle" size="xs" onClick={() => add('picture')}>
        QR picture
      </Button>
      <Button variant="subtle" size="xs" onClick={() => add('vector')}>
        QR as vectors
      </Button>
      {format.startsWith('indesign') && (
        <Button variant="subtle" size="xs" onClick={() => add('code')}>
          InDesign's own QR code
        </Button>
      )}
      <Text size="xs" c="dimmed" title={FORMAT_WORDS[format].bytes}>
        {formatPlural(columns.length, 'column')}
      </Text>
    </Group>
  );
}
