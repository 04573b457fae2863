import './casePanel.css';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveController } from '../../live/liveController';
import { DifficultyCard } from '../../live/difficulty/DifficultyCard';
import { MessageCards } from '../../live/MessageCards';
import { CaseButtons } from './CaseButtons';
import { CaseClock } from './CaseClock';
import { CaseCounters } from './CaseCounters';
import { CasePedalLine, CaseStateLines, UnsafeLine } from './CaseLines';
import { OpenCaseSheet } from './CaseSheets';
import { CaseTools } from './CaseTools';
import { LastEvents } from './LastEvents';
import { useLiveCase } from './liveCaseStore';

interface CasePanelProps {
  readonly controller: LiveController;
  readonly running: LiveCase;
}

/** The column beside the picture while a case runs. Clock and counters stay, whatever else is open. */
export function CasePanel({ controller, running }: CasePanelProps) {
  const sheet = useLiveCase((state) => state.sheet);
  return (
    <>
      <CaseClock running={running} />
      <CasePedalLine />
      <CaseCounters controller={controller} running={running} />
      {sheet === null ? (
        <>
          <CaseButtons controller={controller} running={running} />
          <DifficultyCard controller={controller} />
          <CaseTools controller={controller} />
          <CaseStateLines running={running} />
        </>
      ) : (
        <OpenCaseSheet controller={controller} running={running} sheet={sheet} />
      )}
      <UnsafeLine running={running} />
      {sheet === null && <LastEvents controller={controller} running={running} />}
      <MessageCards controller={controller} />
    </>
  );
}
