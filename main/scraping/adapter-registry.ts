import type { Adapter } from './adapter.ts';
import { dealerCom } from './adapters/dealercom.ts';
import { dealerEProcess } from './adapters/dealereprocess.ts';
import { dealerInspire } from './adapters/dealerinspire.ts';
import { dealerOn } from './adapters/dealeron.ts';
import { dealr } from './adapters/dealr.ts';
import { schemaOrg } from './adapters/schema-org.ts';
import { teamVelocity } from './adapters/teamvelocity.ts';
import { toyotaSmartPath } from './adapters/toyota-smartpath.ts';

/** Every platform that can be read, the surer fingerprint first. */
export const ADAPTERS: readonly Adapter[] = [
  dealerOn,
  dealerInspire,
  dealerCom,
  teamVelocity,
  dealerEProcess,
  toyotaSmartPath,
  dealr,
  schemaOrg,
];
