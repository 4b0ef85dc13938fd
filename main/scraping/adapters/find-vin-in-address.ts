/** A VIN in the address of a vehicle's page: most have it there. */
const VIN_IN_ADDRESS = /(?<![a-z\d])(?=[a-z]*\d)[a-hj-npr-z\d]{17}(?![a-z\d])/i;

/** The VIN that the address of a vehicle's page holds, in capitals; `''` when it holds none. */
export function findVinInAddress(address: string): string {
  return VIN_IN_ADDRESS.exec(address)?.[0].toUpperCase() ?? '';
}
