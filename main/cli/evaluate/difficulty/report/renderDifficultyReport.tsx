import { Contents } from '../../report/document/Contents';
import { renderPage } from '../../report/document/renderPage';
import type { ExamplePictures } from '../../report/gallery/examplePictures';
import type { DifficultyEvaluation } from '../difficultyEvaluation';
import { ConfusionMatrices } from './ConfusionMatrices';
import { DifficultyComparisons } from './DifficultyComparisons';
import { DifficultyFolds } from './DifficultyFolds';
import { DifficultyGallery } from './DifficultyGallery';
import { DifficultyHead } from './DifficultyHead';
import { DifficultyMethod } from './DifficultyMethod';
import { DifficultyModels } from './DifficultyModels';
import { chaptersOf } from './difficultyChapters';
import { LimitTable } from './LimitTable';
import { Parts } from './Parts';
import { Reliability } from './Reliability';
import { RocCurves } from './RocCurves';
import { StudyTables } from './StudyTables';

/**
 * The whole report on difficulty as one HTML document that needs no other.
 * @param pictures null for a report without pictures of the data set
 */
export function renderDifficultyReport(
  evaluation: DifficultyEvaluation,
  pictures: ExamplePictures | null,
): string {
  const { models, limit, comparisons } = evaluation;
  const chapters = chaptersOf(evaluation);
  const has = (id: string): boolean => chapters.some((chapter) => chapter.id === id);
  const body = (
    <>
      <DifficultyHead evaluation={evaluation} />
      <Contents chapters={chapters} />
      <main>
        <StudyTables evaluation={evaluation} />
        {limit !== null && <LimitTable models={models} limit={limit} />}
        <ConfusionMatrices evaluation={evaluation} />
        <RocCurves evaluation={evaluation} />
        <Reliability models={models} />
        {has('comparisons') && <DifficultyComparisons comparisons={comparisons} />}
        <Parts evaluation={evaluation} />
        {has('folds') && <DifficultyFolds models={models} />}
        <DifficultyGallery evaluation={evaluation} pictures={pictures} />
        <DifficultyModels models={models.map(({ model }) => model)} />
        <DifficultyMethod hasLimit={limit !== null} />
      </main>
    </>
  );
  return renderPage(`Difficulty on ${evaluation.dataset.name}`, body);
}
