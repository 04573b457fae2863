import type { ReactElement } from 'react';
import type { ExamplePictures } from './examplePictures';

/** Each picture once, however many examples show it. */
export function PictureStore({ pictures }: { readonly pictures: ExamplePictures }): ReactElement {
  return (
    <svg className="store" width="0" height="0" aria-hidden="true">
      <defs>
        {[...pictures.values()].map(({ id, part, uri }) => (
          <image key={id} id={id} {...part} href={uri} preserveAspectRatio="none" />
        ))}
      </defs>
    </svg>
  );
}
