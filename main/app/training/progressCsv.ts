import { Readable } from 'node:stream';
import type { ItemReveal } from '../../../common/training/reveal';
import { revealOf } from '../../../common/training/revealOf';
import type { TrainingSession } from '../../../common/training/trainingSession';
import type { Cell, Columns } from '../../cases/exports/csv/caseTables';
import { tableHead, tableLine } from '../../cases/exports/csv/writeTable';
import { writeExportFile } from '../../cases/exports/files/exportOutput';

/** One answer of one session. */
export interface AnswerRow {
  readonly session: TrainingSession;
  readonly reveal: ItemReveal;
  readonly answeredAt: string;
}

const markBox = ({ reveal }: AnswerRow) =>
  reveal.answer.mark.kind === 'box' ? reveal.answer.mark.box : null;
const markPoint = ({ reveal }: AnswerRow) =>
  reveal.answer.mark.kind === 'point' ? reveal.answer.mark.point : null;
const aiAnswer = ({ reveal }: AnswerRow) => (reveal.ai.state === 'answered' ? reveal.ai : null);

/** Lengths in pixels of the item, times in ms, shares from 0 to 1. Names nobody: the file belongs to one learner. */
export const answerColumns: Columns<AnswerRow> = {
  exercise: ({ session }) => session.begun.exerciseName,
  isExam: ({ session }) => session.begun.isExam,
  session: ({ session }) => session.begun.sessionId,
  sessionBegunAt: ({ session }) => session.begun.at,
  item: ({ reveal }) => reveal.item + 1,
  answeredAt: (row) => row.answeredAt,
  mark: ({ reveal }) => reveal.answer.mark.kind,
  markX: (row): Cell => markBox(row)?.x ?? markPoint(row)?.x ?? null,
  markY: (row): Cell => markBox(row)?.y ?? markPoint(row)?.y ?? null,
  markWidth: (row) => markBox(row)?.width ?? null,
  markHeight: (row) => markBox(row)?.height ?? null,
  markMs: ({ reveal }) => reveal.answer.markMs,
  iou: ({ reveal }) => reveal.score.iou,
  precision: ({ reveal }) => reveal.score.precision,
  recall: ({ reveal }) => reveal.score.recall,
  centroidDistance: ({ reveal }) => reveal.score.centroidDistance,
  difficulty: ({ reveal }) => reveal.answer.difficulty,
  difficultyClass: ({ reveal }) => reveal.answer.difficultyClass,
  trueDifficulty: ({ reveal }) => reveal.truth.difficulty,
  isDifficultyRight: ({ reveal }) => reveal.isDifficultyRight,
  isClassRight: ({ reveal }) => reveal.isClassRight,
  papillaType: ({ reveal }) => reveal.truth.papillaType,
  view: ({ reveal }) => reveal.truth.view,
  ai: ({ reveal }) => (reveal.ai.state === 'answered' ? 'answered' : reveal.ai.reason),
  aiIou: ({ reveal }) => reveal.aiScore?.iou ?? null,
  aiPrecision: ({ reveal }) => reveal.aiScore?.precision ?? null,
  aiRecall: ({ reveal }) => reveal.aiScore?.recall ?? null,
  aiCentroidDistance: ({ reveal }) => reveal.aiScore?.centroidDistance ?? null,
  aiDifficulty: (row) => aiAnswer(row)?.difficulty ?? null,
  aiDifficultProbability: (row) => aiAnswer(row)?.difficultProbability ?? null,
  aiPackId: (row) => aiAnswer(row)?.model.packId ?? null,
  aiPackVersion: (row) => aiAnswer(row)?.model.packVersion ?? null,
  aiSha256: (row) => aiAnswer(row)?.model.sha256 ?? null,
};

/** The rows of a session. */
export function answerRows(session: TrainingSession): readonly AnswerRow[] {
  return session.answers.map((line) => ({
    session,
    reveal: revealOf(line, []),
    answeredAt: line.at,
  }));
}

/** @throws UserFacingError that says what stood against it; a file that was there stays then */
export async function writeProgressCsv(path: string, rows: readonly AnswerRow[]): Promise<void> {
  const lines = [tableHead(answerColumns), ...rows.map((row) => tableLine(answerColumns, row))];
  await writeExportFile(path, Readable.from(lines));
}
