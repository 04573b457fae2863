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

/** All chapters, in the order in which a reader asks. */
export function ReportBody(props: {
  readonly evaluation: DatasetEvaluation;
  readonly pictures: ExamplePictures | null;
}): ReactElement {
  const { evaluation, pictures } = props;
  const { models, comparisons, dataset } = evaluation;
  return (
    <>
      <Head evaluation={evaluation} />
      <main>
        <StudyTable evaluation={evaluation} />
        <SuccessPlots models={models} />
        <Comparisons comparisons={comparisons} />
        <Subsets models={models} />
        <Folds models={models} />
        <PresenceTable models={models} />
        <Calibration models={models} />
        <Gallery models={models} pictures={pictures} />
        <Models models={models.map(({ model }) => model)} />
        <Method dataset={dataset} />
      </main>
    </>
  );
}
