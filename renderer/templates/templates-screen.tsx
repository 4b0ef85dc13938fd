import { Button, Group, NavLink, ScrollArea, Stack, Text, Title } from '@mantine/core';
import { useHotkeys } from '@mantine/hooks';
import { IconPlus, IconTemplate } from '@tabler/icons-react';
import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { DealershipSummary, TemplateSummary } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { EmptyState } from '../shell/empty-state.tsx';
import { ReadState } from '../shell/read-state.tsx';
import { formatPlural } from '../shell/words.ts';
import { NewTemplate } from './new-template.tsx';
import { TemplateEditor } from './template-editor.tsx';

/** The layouts of Adobe files: the built-in ones and the shop's own, with an editor and a preview on real vehicles. */
export function TemplatesScreen() {
  const { name } = useParams<{ name?: string }>();
  const opened = name === undefined ? null : decodeURIComponent(name);
  const catalogue = useRead('listTemplates', {});
  const dealerships = useRead('listDealerships', {});
  const [, go] = useLocation();
  const [copied, setCopied] = useState<string | null>(null);
  const [dealership, setDealership] = useState<string | null>(null);
  const open = (template: string | null) =>
    go(template === null ? '/templates' : `/templates/${encodeURIComponent(template)}`);
  useHotkeys([['A', () => setCopied(opened ?? 'shortcut-pack')]]);
  return (
    <Stack className="sf-grow" gap="sm">
      <Group justify="space-between">
        <Title order={1} size="h2">
          Templates
        </Title>
        <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setCopied(opened ?? 'shortcut-pack')}>
          New template (A)
        </Button>
      </Group>
      <ReadState of={catalogue}>
        {({ templates, tokens }) => {
          const isThere = templates.some((template) => template.name === opened);
          return (
            <>
              <div className="sf-templates">
                <ScrollArea>
                  <TemplateList title="The shop's own" opened={opened} templates={templates.filter(isOwn)} />
                  <TemplateList
                    title="Built in"
                    opened={opened}
                    templates={templates.filter((template) => !isOwn(template))}
                  />
                </ScrollArea>
                {opened !== null && isThere ? (
                  <OpenedTemplate
                    key={opened}
                    name={opened}
                    tokens={tokens}
                    dealerships={dealerships.data?.dealerships ?? []}
                    dealership={dealership}
                    onDealership={setDealership}
                    onRenamed={open}
                    onCopy={() => setCopied(opened)}
                  />
                ) : (
                  <EmptyState
                    icon={IconTemplate}
                    title={opened === null ? 'Choose a template' : `There is no template ${opened}`}
                  >
                    <Text c="dimmed">
                      A template says which columns the Adobe files of an order have. Built-in layouts are read-only;
                      copy one to make your own, and give it to a dealership under Output.
                    </Text>
                  </EmptyState>
                )}
              </div>
              {copied !== null && (
                <NewTemplate
                  key={copied}
                  templates={templates}
                  from={copied}
                  onClose={() => setCopied(null)}
                  onMade={(made) => {
                    setCopied(null);
                    open(made);
                  }}
                />
              )}
            </>
          );
        }}
      </ReadState>
    </Stack>
  );
}

function OpenedTemplate(
  props: Omit<React.ComponentProps<typeof TemplateEditor>, 'template' | 'dealerships'> & {
    readonly name: string;
    readonly dealerships: readonly DealershipSummary[];
  },
) {
  const { name, dealerships, dealership, ...rest } = props;
  const detail = useRead('showTemplate', { name });
  return (
    <ReadState of={detail}>
      {({ template }) => (
        <TemplateEditor
          {...rest}
          key={template.name}
          template={template}
          dealerships={dealerships.map((line) => line.name)}
          dealership={dealership ?? proposeDealership(dealerships, template.usedBy)}
        />
      )}
    </ReadState>
  );
}

/** One that uses the template and has something to print, if there is one; else any that has. */
function proposeDealership(dealerships: readonly DealershipSummary[], usedBy: readonly string[]): string | null {
  const users = dealerships.filter(({ name }) => usedBy.includes(name));
  const lines = [...users, ...dealerships];
  const best = lines.find(({ toPrint }) => toPrint > 0) ?? lines.find(({ vehicles }) => vehicles > 0) ?? lines[0];
  return best?.name ?? null;
}

function TemplateList(props: {
  readonly title: string;
  readonly templates: readonly TemplateSummary[];
  readonly opened: string | null;
}) {
  const { title, templates, opened } = props;
  return (
    <Stack gap={2} mb="md" component="section" aria-label={title}>
      <Text size="xs" fw={600} c="dimmed" px="xs">
        {title}
      </Text>
      {templates.length === 0 && (
        <Text size="sm" c="dimmed" px="xs">
          None yet
        </Text>
      )}
      {templates.map((template) => (
        <NavLink
          key={template.name}
          href={`#/templates/${encodeURIComponent(template.name)}`}
          active={template.name === opened}
          aria-current={template.name === opened ? 'page' : undefined}
          label={template.label}
          description={describe(template)}
        />
      ))}
    </Stack>
  );
}

function describe({ layout, usedBy }: TemplateSummary): string {
  const users = usedBy.length === 0 ? '' : ` · used by ${usedBy.length}`;
  return `${formatPlural(layout.columns.length, 'column')}${users}`;
}

function isOwn(template: TemplateSummary): boolean {
  return template.id !== null;
}
