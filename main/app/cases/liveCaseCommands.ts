import { handleCommand } from '../ipcMainTyped';
import type { CaseActions } from './caseActions';
import type { LiveCaseControl } from './liveCaseControl';

/** Answers the page's commands about the running case. */
export function answerLiveCaseCommands(control: LiveCaseControl, actions: CaseActions): void {
  handleCommand('case:state', () => control.state);
  handleCommand('case:start', (fields, source) => actions.start(fields, { trigger: { source } }));
  handleCommand('case:setFields', (fields, source) =>
    actions.setFields(fields, { trigger: { source } }),
  );
  handleCommand('case:log', (payload, source) => actions.log(payload, { trigger: { source } }));
  handleCommand('case:replace', (eventId, payload, source) =>
    actions.replace(eventId, payload, { trigger: { source } }),
  );
  handleCommand('case:withdraw', (eventId, source) =>
    actions.withdraw(eventId, { trigger: { source } }),
  );
  handleCommand('case:restore', (eventId, source) =>
    actions.restore(eventId, { trigger: { source } }),
  );
  handleCommand('case:end', (source) => actions.end({ trigger: { source } }));
  handleCommand('case:putAway', () => {
    control.putAway();
    return undefined;
  });
}
