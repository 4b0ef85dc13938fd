import type { CallOutput, Problem } from '../../preload/contract.ts';
import { findOrderProblem } from '../core/order-record.ts';
import { describeInput, type InputSchema } from '../engine/describe-calls.ts';

/** One address of the REST API and the call of the contract that answers it. */
export interface RestEndpoint {
  readonly method: 'get' | 'post';
  /** Under `/api/v1`; `{name}` stands for a part of the call's input. */
  readonly path: string;
  readonly call:
    | 'listInventory'
    | 'listDealerships'
    | 'listOrders'
    | 'showOrder'
    | 'readVinLog'
    | 'listImports'
    | 'importInventory'
    | 'orderDealerships';
  readonly summary: string;
  /** Parts of the input that the API does not offer: they name files of this computer, or no query can hold them. */
  readonly without: readonly string[];
  /** The body is a scraper file; what else the call takes is in the query. */
  readonly takesFile: boolean;
  /** The document of an output, where it is not the output as it is: that of the command line. */
  readonly json?: (output: never) => object;
  /** A failure inside an output that as a whole succeeded, such as one order of several. */
  readonly problem?: (output: never) => Problem | undefined;
}

const plain = { without: ['files'], takesFile: false } as const;

/** Everything that the REST API offers. */
export const REST_ENDPOINTS: readonly RestEndpoint[] = [
  {
    ...plain,
    method: 'get',
    path: '/inventory',
    call: 'listInventory',
    summary: 'Vehicles of the active import',
    without: ['files', 'sort'],
  },
  {
    ...plain,
    method: 'get',
    path: '/dealerships',
    call: 'listDealerships',
    summary: 'The dealerships and their rules',
  },
  { ...plain, method: 'get', path: '/orders', call: 'listOrders', summary: 'The orders, newest first' },
  {
    ...plain,
    method: 'get',
    path: '/orders/{id}',
    call: 'showOrder',
    summary: 'One order with its vehicles',
    json: ({ order }: CallOutput<'showOrder'>) => ({ orders: [order] }),
  },
  { ...plain, method: 'get', path: '/vin-logs/{name}', call: 'readVinLog', summary: "A dealership's VIN log" },
  { ...plain, method: 'get', path: '/imports', call: 'listImports', summary: 'The history of imports' },
  {
    ...plain,
    method: 'post',
    path: '/imports',
    call: 'importInventory',
    summary: 'Imports the scraper file in the body and makes it active',
    takesFile: true,
  },
  {
    ...plain,
    method: 'post',
    path: '/orders',
    call: 'orderDealerships',
    summary: 'Prepares and publishes orders; what became of each is told also when one of them failed',
    problem: ({ orders }: CallOutput<'orderDealerships'>) => findOrderProblem(orders),
  },
];

/** What an endpoint takes: the call's input without what it does not offer. */
export function describeEndpointInput({ call, without }: RestEndpoint): Required<InputSchema> {
  const { properties = {}, required = [] } = describeInput(call);
  return {
    type: 'object',
    properties: Object.fromEntries(Object.entries(properties).filter(([key]) => !without.includes(key))),
    required: required.filter((key) => !without.includes(key)),
  };
}

/** The names between braces in an endpoint's path. */
export function findPathParts({ path }: RestEndpoint): readonly string[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
}
