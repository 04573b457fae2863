import type { CaseStage } from '../../common/cases/caseSummary';
import { type MarkShape, type MarkTone, StatusMark } from '../ui/StatusMark';

const marks: Readonly<Record<CaseStage, { readonly shape: MarkShape; readonly tone: MarkTone }>> = {
  running: { shape: 'circle', tone: 'good' },
  ended: { shape: 'ring', tone: 'dim' },
  signedOff: { shape: 'square', tone: 'dim' },
};

/** How far a case is, as a shape; the word stands beside it. */
export function StageMark({ stage }: { readonly stage: CaseStage }) {
  return <StatusMark {...marks[stage]} />;
}
