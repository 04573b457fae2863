import type { ReactElement } from 'react';

/** A mark on the gallery's ground and what it means. */
export function KeyEntry({
  words,
  children,
}: {
  words: string;
  children: ReactElement;
}): ReactElement {
  return (
    <li>
      <svg className="key" viewBox="0 0 30 20" width="30" height="20" aria-hidden="true">
        <rect className="ground" width="30" height="20" />
        {children}
      </svg>{' '}
      {words}
    </li>
  );
}
