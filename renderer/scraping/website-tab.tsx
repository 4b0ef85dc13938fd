import { Stack } from '@mantine/core';
import type { ScrapingSite } from '../../preload/contract.ts';
import { useRead } from '../door/use-read.ts';
import { ReadState } from '../shell/read-state.tsx';
import { SiteHistory } from './site-history.tsx';
import { WebsiteForm } from './website-form.tsx';

/** How a dealership's website is read, a way to try it, and what became of it so far. */
export function WebsiteTab({ name }: { readonly name: string }) {
  const sites = useRead('listScrapingSites', {});
  return (
    <ReadState of={sites}>
      {(data) => {
        const site = data.sites.find(({ dealership }) => dealership === name);
        return site === undefined ? null : <Website site={site} platforms={data.platforms} />;
      }}
    </ReadState>
  );
}

function Website(props: Parameters<typeof WebsiteForm>[0] & { readonly site: ScrapingSite }) {
  const { site } = props;
  const { host, adapter, settings, address } = site;
  return (
    <Stack gap="lg">
      <WebsiteForm key={JSON.stringify([host, adapter, settings, address])} {...props} />
      <SiteHistory name={site.dealership} />
    </Stack>
  );
}
