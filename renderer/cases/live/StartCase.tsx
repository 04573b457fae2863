import './startCase.css';
import { useTranslation } from 'react-i18next';
import { type CarriedFields, nextCaseFields } from '../../../common/cases/carriedFields';
import { patchedFields } from '../../../common/cases/caseFieldsFold';
import type { LiveController } from '../../live/liveController';
import { showPage } from '../../shell/pageStore';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import { showCasesView } from '../casesPageStore';
import { WorkListPicker } from '../exports/WorkListPicker';
import { CaseFieldsForm } from '../fields/CaseFieldsForm';
import { useMay, usePeople } from '../peopleStore';
import { useStoreState } from '../storeStateStore';
import { keyOfCaseAction } from './caseKeys';
import { toggleSheet, useLiveCase } from './liveCaseStore';
import { fillStartDraft, takeStartDraft, useStartDraft } from './startDraft';

interface StartCaseProps {
  readonly controller: LiveController;
}

/** Begins a case: a name is suggested, Enter takes it. Where no case can be logged: why, and where to go. */
export function StartCase({ controller }: StartCaseProps) {
  const { t } = useTranslation('cases');
  const canStart = useLiveCase((state) => state.canStart);
  return (
    <section className="start-case" aria-label={t('live.button.startCase')}>
      {canStart ? <StartForm controller={controller} /> : <StoreHint />}
    </section>
  );
}

function StartForm({ controller }: StartCaseProps) {
  const { t } = useTranslation('cases');
  const suggested = useLiveCase((state) => state.suggestedPseudonym);
  const carried = useLiveCase((state) => state.carried);
  const draft = useStartDraft();
  const pseudonym = draft.pseudonym ?? suggested;
  const canStart = pseudonym.trim() !== '';
  const start = (): void => {
    if (canStart) void startCase(controller);
  };
  return (
    <div className="start-row">
      <div className="start-name">
        <TextField
          label={t('terms.field.pseudonym')}
          value={pseudonym}
          onChange={(text) => fillStartDraft({ pseudonym: text.slice(0, 64) })}
          onSubmit={start}
        />
      </div>
      <Button
        size="large"
        primary
        disabled={!canStart}
        shortcut={keyOfCaseAction.caseNext}
        onPress={start}
      >
        {t('live.button.startCase')}
      </Button>
      <button type="button" className="start-details" onClick={() => toggleSheet('details')}>
        {t('live.button.details')}
        <CarriedWords carried={patchedFields(nextCaseFields(suggested, carried), draft)} />
      </button>
    </div>
  );
}

/** What the next case takes over, so that nobody has to open the details to see it. */
function CarriedWords({ carried }: { readonly carried: CarriedFields }) {
  const { operators, scope, processor } = carried;
  const said = [...operators.map(({ name }) => name), scope, processor].filter(
    (word) => word !== '',
  );
  if (said.length === 0) return null;
  return <span title={said.join(', ')}> {said.join(', ')}</span>;
}

/** What was filled in stays where the case cannot start. */
async function startCase(controller: LiveController): Promise<void> {
  const draft = takeStartDraft();
  const answer = await controller.call('case:start', draft, 'ui');
  if (answer?.result !== 'done') fillStartDraft(draft);
}

/** All fields of the next case, before it starts. */
export function StartDetails({ controller }: StartCaseProps) {
  const { t } = useTranslation('cases');
  const people = usePeople((state) => state.people);
  const showsIdentity = useMay('seeIdentity');
  const suggested = useLiveCase((state) => state.suggestedPseudonym);
  const carried = useLiveCase((state) => state.carried);
  const draft = useStartDraft();
  return (
    <section className="case-sheet" data-sheet="details" aria-label={t('live.sheet.details')}>
      <div className="case-sheet-body">
        <WorkListPicker showsIdentity={showsIdentity} onChoose={fillStartDraft} />
        <CaseFieldsForm
          fields={patchedFields(nextCaseFields(suggested, carried), draft)}
          people={people}
          showsIdentity={showsIdentity}
          onChange={fillStartDraft}
        />
      </div>
      <div className="press-row">
        <Button size="large" shortcut="Esc" onPress={() => toggleSheet('details')}>
          {t('live.button.close')}
        </Button>
        <Button size="large" primary onPress={() => void startCase(controller)}>
          {t('live.button.startCase')}
        </Button>
      </div>
    </section>
  );
}

function StoreHint() {
  const { t } = useTranslation('cases');
  const { state } = useStoreState();
  // Ready and away take cases; it is a moment until main has said so.
  if (state === 'ready' || state === 'away') return null;
  const open = (): void => {
    showCasesView('store');
    showPage('cases');
  };
  return (
    <div className="start-hint">
      <p className="small dim">{t(`live.store.${state}`)}</p>
      {state !== 'opening' && <Button onPress={open}>{t('live.button.openCases')}</Button>}
    </div>
  );
}
