import type { ReactElement } from 'react';
import { type Chapter, chapterTitles } from './chapters';

/** Links to the chapters. */
export function Contents({ chapters }: { readonly chapters: ReadonlySet<Chapter> }): ReactElement {
  return (
    <nav aria-label="Contents">
      <ul>
        {[...chapters].map((chapter) => (
          <li key={chapter}>
            <a href={`#${chapter}`}>{chapterTitles[chapter]}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
