import './keyHint.css';

/** A key as it is written on the keyboard; for the eye only, buttons carry `aria-keyshortcuts`. */
export function KeyHint({ children }: { readonly children: string }) {
  return (
    <kbd className="key-hint" aria-hidden="true">
      {children}
    </kbd>
  );
}
