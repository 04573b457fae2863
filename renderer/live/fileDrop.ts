/** What to do with files that are dragged over and dropped on the window. */
export interface DropHandlers {
  readonly onDragging: (dragging: boolean) => void;
  /** The first file, or undefined when something else was dropped. */
  readonly onDrop: (file: File | undefined) => void;
}

/** Accepts files anywhere on the window; returns the undo. */
export function listenToDrops({ onDragging, onDrop }: DropHandlers): () => void {
  const ends = new AbortController();
  const { signal } = ends;
  window.addEventListener(
    'dragover',
    (event) => {
      // Without this the window would navigate to the file.
      event.preventDefault();
      onDragging(true);
    },
    { signal },
  );
  window.addEventListener(
    'dragleave',
    (event) => {
      // Leaving one element for another has a related target; leaving the window has none.
      if (event.relatedTarget === null) onDragging(false);
    },
    { signal },
  );
  window.addEventListener(
    'drop',
    (event) => {
      event.preventDefault();
      onDragging(false);
      onDrop(event.dataTransfer?.files[0]);
    },
    { signal },
  );
  return () => ends.abort();
}
