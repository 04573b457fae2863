import type { ReactElement } from 'react';

/** Links to the chapters. @param props.chapters anchors and headings, in their order */
export function Contents(props: {
  readonly chapters: readonly { readonly id: string; readonly title: string }[];
}): ReactElement {
  return (
    <nav aria-label="Contents">
      <ul>
        {props.chapters.map(({ id, title }) => (
          <li key={id}>
            <a href={`#${id}`}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
