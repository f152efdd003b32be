const ROWS = 12;

/** The shape of a table while it is read for the first time; `text` says of what. */
export function Skeleton({ text }: { readonly text: string }) {
  return (
    <div className="skeleton">
      <p role="status" className="ui-unseen">
        {text}
      </p>
      {Array.from({ length: ROWS }, (_, row) => (
        <div key={row} className="skeleton-row" aria-hidden />
      ))}
    </div>
  );
}
