import { Alert, Button, Group, JsonInput, Select, SimpleGrid, Stack, Switch, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconFlask, IconRadar2 } from '@tabler/icons-react';
import { useState } from 'react';
import type {
  FoundScrapingPlatform,
  ScrapingPlatform,
  ScrapingSite,
  ScrapingTrial,
  SiteAddress,
} from '../../preload/contract.ts';
import { runJob } from '../door/jobs.ts';
import { announceProblem } from '../shell/activity.ts';
import { LeaveGuard } from '../shell/leave-guard.tsx';
import { formatInstant } from '../shell/words.ts';
import { changeSite, enableSite } from './change-site.ts';
import { TrialResult } from './trial-result.tsx';

const ADDRESS: readonly { readonly field: keyof SiteAddress; readonly label: string }[] = [
  { field: 'street', label: 'Street' },
  { field: 'locality', label: 'Town' },
  { field: 'postalCode', label: 'ZIP' },
  { field: 'region', label: 'State' },
];

/** Address, platform and settings of a website; it can be tried as it stands here, before it is saved. */
export function WebsiteForm(props: { readonly site: ScrapingSite; readonly platforms: readonly ScrapingPlatform[] }) {
  const { site, platforms } = props;
  const [host, setHost] = useState(site.host ?? '');
  const [adapter, setAdapter] = useState(site.adapter);
  const [settingsText, setSettingsText] = useState(() => JSON.stringify(site.settings, null, 2));
  const [address, setAddress] = useState(site.address);
  const [trial, setTrial] = useState<ScrapingTrial | null>(null);
  const [found, setFound] = useState<string | null>(null);
  const [busy, setBusy] = useState<'trying' | 'detecting' | null>(null);
  const settings = parseSettings(settingsText);
  const patch = { host: host.trim() || null, adapter, settings: settings ?? {}, address };
  const saved = { host: site.host, adapter: site.adapter, settings: site.settings, address: site.address };
  const isChanged = JSON.stringify(patch) !== JSON.stringify(saved);
  const platform = platforms.find(({ id }) => id === adapter);

  async function tryIt(): Promise<void> {
    if (adapter === null) return;
    setBusy('trying');
    setTrial(null);
    const input = { name: site.dealership, host: host.trim(), adapter, settings: patch.settings };
    const result = await runJob(`Trying ${host}`, 'tryScrapingSite', input);
    setBusy(null);
    if (result.ok) setTrial(result.value);
    else announceProblem('The website was not tried', result.problem);
  }

  async function detect(): Promise<void> {
    setBusy('detecting');
    const result = await runJob(`Looking at ${host}`, 'detectScrapingPlatform', { name: site.dealership, host });
    setBusy(null);
    if (!result.ok) {
      announceProblem('The platform was not found', result.problem);
      return;
    }
    const { adapter: id } = result.value;
    setFound(describePlatform(result.value));
    if (id !== null && id !== adapter) {
      setAdapter(id);
      setSettingsText('{}');
    }
  }

  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        if (settings !== null) void changeSite(site.dealership, patch, 'Its website is saved.', saved);
      }}
    >
      <Stack gap="sm">
        {site.leftAloneUntil !== null && (
          <Alert color="yellow" icon={<IconAlertTriangle aria-hidden />} py={6}>
            The website did not want to be read and is left alone until {formatInstant(site.leftAloneUntil)}.
          </Alert>
        )}
        <Switch
          label="Read this website with the others"
          checked={site.isEnabled}
          onChange={(event) => void enableSite(site, event.currentTarget.checked)}
        />
        <Group align="flex-end">
          <TextInput
            label="Website"
            placeholder="dealer.example"
            value={host}
            onChange={(event) => setHost(event.currentTarget.value)}
            w={280}
          />
          <Select
            label="Platform"
            placeholder="Not chosen"
            data={platforms.map(({ id, name }) => ({ value: id, label: name }))}
            value={adapter}
            onChange={setAdapter}
            clearable
            w={230}
          />
          <Button
            variant="default"
            leftSection={<IconRadar2 size={16} aria-hidden />}
            loading={busy === 'detecting'}
            disabled={host.trim() === '' || busy !== null}
            onClick={() => void detect()}
          >
            Detect platform
          </Button>
          <Text size="sm" c="dimmed" role="status" pb={8}>
            {found ?? (platform?.needsBrowser ? 'Such sites are read by the desktop application alone.' : '')}
          </Text>
        </Group>
        <JsonInput
          label="What is particular about this site"
          description="Empty braces are a good start; a wrong name or value is named when you save or try it."
          value={settingsText}
          onChange={setSettingsText}
          error={settings === null ? 'This is not JSON: check commas, quotes and braces.' : undefined}
          autosize
          minRows={3}
          maxRows={14}
          classNames={{ input: 'sf-mono' }}
        />
        {platform !== undefined && <KnownSettings platform={platform} />}
        <SimpleGrid cols={4}>
          {ADDRESS.map(({ field, label }) => (
            <TextInput
              key={field}
              label={label}
              value={address[field]}
              onChange={(event) => setAddress({ ...address, [field]: event.currentTarget.value })}
            />
          ))}
        </SimpleGrid>
        <Group>
          <Button type="submit" disabled={!isChanged || settings === null}>
            Save website
          </Button>
          <Button
            variant="default"
            leftSection={<IconFlask size={16} aria-hidden />}
            loading={busy === 'trying'}
            disabled={host.trim() === '' || adapter === null || settings === null || busy !== null}
            onClick={() => void tryIt()}
          >
            Try this site
          </Button>
          <Text size="sm" c="dimmed">
            Trying reads one page and stores nothing.
          </Text>
        </Group>
        {trial !== null && <TrialResult trial={trial} />}
      </Stack>
      <LeaveGuard isUnsaved={isChanged} what={`the website of ${site.dealership}`} />
    </form>
  );
}

/** What a home page looks like, in words. */
function describePlatform({ adapter, adapterName, certainty }: FoundScrapingPlatform): string {
  if (adapterName === null) return 'It bears the marks of no platform that is known.';
  const sure = `${Math.round(certainty * 100)} % sure`;
  if (adapter === null) return `It looks like ${adapterName}, ${sure}; that cannot be read yet.`;
  return `It looks like ${adapterName}, ${sure}.`;
}

/** The names that can stand between the braces. */
function KnownSettings({ platform }: { readonly platform: ScrapingPlatform }) {
  return (
    <Text size="xs" c="dimmed">
      {platform.name} knows{' '}
      {platform.settings.map(({ name, values, usual, isNeeded }, at) => (
        <span key={name}>
          {at === 0 ? '' : ' · '}
          <span className="sf-mono">{name}</span> ({values}
          {usual === null ? '' : `, by itself ${usual}`}
          {isNeeded ? ', needed' : ''})
        </span>
      ))}
    </Text>
  );
}

function parseSettings(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const value: unknown = JSON.parse(text.trim() === '' ? '{}' : text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
