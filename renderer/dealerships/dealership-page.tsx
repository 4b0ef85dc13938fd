import { Anchor, Badge, Button, Group, Paper, ScrollArea, Stack, Tabs, Text, Title } from '@mantine/core';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { Dealership } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { WebsiteTab } from '../scraping/website-tab.tsx';
import { formatKeys, useActionKeys, useKeysOf } from '../shell/keys.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { nameSettings } from './dealership-words.ts';
import { diffSettings, type EditableDealership, pickEditable, undoOf } from './edit-dealership.ts';
import { EffectBar } from './effect-bar.tsx';
import { ExclusionList } from './exclusion-list.tsx';
import { NamesForm } from './names-form.tsx';
import { OutputForm } from './output-form.tsx';
import { RulesForm } from './rules-form.tsx';
import { saveDealership } from './save-dealership.ts';
import { ScheduleForm } from './schedule-form.tsx';

/** One customer: rules, output, schedule and names. Only what was changed is saved. */
export function DealershipPage({ name, tab }: { readonly name: string; readonly tab: string }) {
  const detail = useRead('showDealership', { name });
  const [newName, setNewName] = useState<string | null>(null);
  const [, go] = useLocation();
  useEffect(() => {
    // Only now that nothing is unsaved any more, so that nobody is asked about leaving.
    if (newName !== null) go(`/dealerships/${encodeURIComponent(newName)}`);
  }, [newName, go]);
  return (
    <ReadState of={detail}>
      {({ dealership }) => (
        <DealershipEditor key={dealership.id} dealership={dealership} tab={tab} onRenamed={setNewName} />
      )}
    </ReadState>
  );
}

/** What each tab is given: the settings as edited, and the way to change them. */
export interface SettingsFormProps {
  readonly value: EditableDealership;
  readonly onChange: (value: EditableDealership) => void;
}

/** Settings as they are edited, and as they were when the editing began. */
interface Edit {
  readonly of: Dealership;
  readonly base: EditableDealership;
  readonly value: EditableDealership;
}

/** Goes on with an edit. What changed elsewhere meanwhile is taken over unless something is unsaved. */
function continueEdit(edit: Edit | null, of: Dealership): Edit & { readonly patch: ReturnType<typeof diffSettings> } {
  const patch = edit === null ? {} : diffSettings(edit.base, edit.value);
  if (edit !== null && (edit.of === of || Object.keys(patch).length > 0)) return { ...edit, patch };
  const saved = pickEditable(of);
  return { of, base: saved, value: saved, patch: {} };
}

function DealershipEditor(props: {
  readonly dealership: Dealership;
  readonly tab: string;
  readonly onRenamed: (name: string) => void;
}) {
  const { dealership, tab, onRenamed } = props;
  const [edit, setEdit] = useState<Edit | null>(null);
  const [, go] = useLocation();
  const { base, value, patch } = continueEdit(edit, dealership);
  const isChanged = Object.keys(patch).length > 0;
  const address = `/dealerships/${encodeURIComponent(dealership.name)}`;

  async function save(): Promise<void> {
    if (!isChanged) return;
    const isSaved = await saveDealership({
      name: dealership.name,
      patch,
      undo: undoOf(base, patch),
      words: `Changed: ${nameSettings(Object.keys(patch))}.`,
    });
    if (!isSaved) return;
    setEdit({ of: dealership, base: value, value });
    if (value.name !== dealership.name) onRenamed(value.name);
  }

  const keys = useKeysOf('save-dealership');
  useActionKeys('save-dealership', () => void save());
  const forms = { value, onChange: (next: EditableDealership) => setEdit({ of: dealership, base, value: next }) };
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Group>
          <Anchor href="#/dealerships">All dealerships</Anchor>
          <Title order={1} size="h2">
            {dealership.name}
          </Title>
          {!dealership.isActive && (
            <Badge color="gray" variant="light" tt="none">
              Inactive
            </Badge>
          )}
          {isChanged && (
            <Badge color="yellow" variant="light" tt="none">
              Not saved
            </Badge>
          )}
        </Group>
        <Group gap="xs">
          <Button variant="default" disabled={!isChanged} onClick={() => setEdit(null)}>
            Discard changes
          </Button>
          <Button disabled={!isChanged} onClick={() => void save()}>
            Save ({formatKeys(keys)})
          </Button>
        </Group>
      </Group>
      <EffectBar name={dealership.name} patch={patch} />
      <Tabs
        className="sf-grow"
        value={tab}
        onChange={(next) => go(`${address}/${next ?? 'rules'}`)}
        keepMounted={false}
        styles={{ root: { display: 'flex', flexDirection: 'column' }, panel: { flex: 1, minHeight: 0 } }}
      >
        <Tabs.List>
          <Tabs.Tab value="rules">Rules</Tabs.Tab>
          <Tabs.Tab value="output">Output</Tabs.Tab>
          <Tabs.Tab value="schedule">Schedule</Tabs.Tab>
          <Tabs.Tab value="names">Names</Tabs.Tab>
          <Tabs.Tab value="excluded">Excluded</Tabs.Tab>
          <Tabs.Tab value="website">Website</Tabs.Tab>
          <Tabs.Tab value="notes">Notes</Tabs.Tab>
        </Tabs.List>
        <Panel name="rules">
          <RulesForm {...forms} />
        </Panel>
        <Panel name="output">
          <OutputForm {...forms} name={dealership.name} />
        </Panel>
        <Panel name="schedule">
          <ScheduleForm {...forms} />
        </Panel>
        <Panel name="names">
          <NamesForm {...forms} />
          <Text size="sm" c="dimmed" mt="md">
            VIN log: <span className="sf-mono">{dealership.vinLogTable}</span> · website: {dealership.site ?? '–'} ·
            code in the older system: {dealership.legacyLogCode ?? '–'}
          </Text>
        </Panel>
        <Panel name="excluded">
          <ExclusionList dealership={dealership.name} />
        </Panel>
        <Panel name="website">
          <WebsiteTab name={dealership.name} />
        </Panel>
        <Panel name="notes">
          <Text style={{ whiteSpace: 'pre-line' }}>{dealership.notes || 'No notes.'}</Text>
        </Panel>
      </Tabs>
      <LeaveGuard isUnsaved={isChanged} what={dealership.name} within={address} />
    </Stack>
  );
}

function Panel({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <Tabs.Panel value={name} pt="sm">
      <Paper withBorder h="100%">
        <ScrollArea h="100%" p="md">
          {children}
        </ScrollArea>
      </Paper>
    </Tabs.Panel>
  );
}
