import type { ReactElement } from 'react';
import type { DatasetEvaluation } from '../../dataset/evaluation';
import type { ExamplePictures } from '../gallery/examplePictures';
import { Gallery } from '../gallery/Gallery';
import { Calibration } from '../sections/Calibration';
import { Comparisons } from '../sections/Comparisons';
import { Folds } from '../sections/Folds';
import { Head } from '../sections/Head';
import { Method } from '../sections/Method';
import { Models } from '../sections/Models';
import { PresenceTable } from '../sections/PresenceTable';
import { StudyTable } from '../sections/StudyTable';
import { Subsets } from '../sections/Subsets';
import { SuccessPlots } from '../sections/SuccessPlots';
import { chaptersOf, chapterTitles } from './chapters';
import { Contents } from './Contents';

/** All chapters, in the order in which a reader asks; those without anything to say are left out. */
export function ReportBody(props: {
  readonly evaluation: DatasetEvaluation;
  readonly pictures: ExamplePictures | null;
}): ReactElement {
  const { evaluation, pictures } = props;
  const { models, comparisons, dataset } = evaluation;
  const chapters = chaptersOf(evaluation);
  return (
    <>
      <Head evaluation={evaluation} />
      <Contents chapters={[...chapters].map((id) => ({ id, title: chapterTitles[id] }))} />
      <main>
        <StudyTable evaluation={evaluation} />
        <SuccessPlots models={models} />
        {chapters.has('comparisons') && <Comparisons comparisons={comparisons} />}
        {chapters.has('subsets') && <Subsets models={models} />}
        {chapters.has('folds') && <Folds models={models} />}
        {chapters.has('presence') && <PresenceTable models={models} />}
        {chapters.has('calibration') && <Calibration models={models} />}
        <Gallery models={models} pictures={pictures} />
        <Models models={models.map(({ model }) => model)} />
        <Method dataset={dataset} />
      </main>
    </>
  );
}
