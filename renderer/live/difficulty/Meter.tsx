/** A bar that is filled from the left; the figure stands beside it in words. @param share 0 to 1 */
export function Meter({ share }: { readonly share: number }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span className="meter" aria-hidden="true">
      <span className="meter-fill" style={{ width: `${percent}%` }} />
    </span>
  );
}
