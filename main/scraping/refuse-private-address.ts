import { lookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import { isPrivateAddress } from '../core/private-address.ts';

/**
 * Looks a name up as Node does, and refuses what leads to a private address; the connection is made to the very
 * addresses that were looked at, so that a name cannot change its mind in between.
 */
export const lookUpPublic: LookupFunction = (hostname, options, answer) => {
  lookup(hostname, { ...options, all: true }, (error, addresses) => {
    if (error) return answer(error, []);
    const isPrivate = addresses.some(({ address }) => isPrivateAddress(address));
    if (isPrivate) {
      return answer(Object.assign(new Error(`${hostname} is a private address.`), { code: 'EPRIVATE' }), []);
    }
    if (options.all) return answer(null, addresses);
    const [first] = addresses;
    answer(null, first?.address ?? '', first?.family);
  });
};
