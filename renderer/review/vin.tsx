/** A VIN with its last eight characters bold: they are what people compare. */
export function Vin({ of }: { readonly of: string }) {
  return (
    <span className="sf-mono" style={{ whiteSpace: 'nowrap' }}>
      {of.slice(0, -8)}
      <span className="sf-vin-tail">{of.slice(-8)}</span>
    </span>
  );
}
