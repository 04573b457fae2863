import './caseSheets.css';
import { type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { ClinicalPayload } from '../../../common/cases/caseEvent';
import { techniques } from '../../../common/cases/caseEvent';
import type { LiveCase } from '../../../common/cases/liveCase';
import type { LiveController } from '../../live/liveController';
import { ModeButtons } from '../../live/OverlayControls';
import { Button } from '../../ui/Button';
import { CaseFieldsForm } from '../fields/CaseFieldsForm';
import { useMay, usePeople } from '../peopleStore';
import { keyOfCaseAction } from './caseKeys';
import { useSavedFields } from './useSavedFields';
import { type CaseSheet, closeSheet, toggleSheet } from './liveCaseStore';

interface SheetProps {
  readonly controller: LiveController;
  readonly running: LiveCase;
}

/** What covers the column below the counters: a choice, or the details of the case. */
export function OpenCaseSheet({ sheet, ...props }: SheetProps & { readonly sheet: CaseSheet }) {
  switch (sheet) {
    case 'technique':
      return <TechniqueSheet {...props} />;
    case 'more':
      return <MoreSheet {...props} />;
    case 'details':
      return <DetailsSheet {...props} />;
  }
}

function Sheet({ name, children }: { readonly name: CaseSheet; readonly children: ReactNode }) {
  const { t } = useTranslation('cases');
  return (
    <section className="case-sheet" data-sheet={name} aria-label={t(`live.sheet.${name}`)}>
      <div className="case-sheet-body">{children}</div>
      <Button size="large" shortcut="Esc" onPress={closeSheet}>
        {t('live.button.close')}
      </Button>
    </section>
  );
}

/** Techniques by touch or by the digits, which choose the overlay otherwise. */
function TechniqueSheet({ controller }: SheetProps) {
  const { t } = useTranslation('cases');
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const technique = techniques[Number(event.key) - 1];
      if (technique === undefined || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      log(controller, { kind: 'technique', technique, text: '' }, 'key');
    };
    window.addEventListener('keydown', onKeyDown, { capture: true });
    return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
  }, [controller]);
  return (
    <Sheet name="technique">
      {techniques.map((technique, index) => (
        <Button
          key={technique}
          size="large"
          shortcut={String(index + 1)}
          onPress={() => log(controller, { kind: 'technique', technique, text: '' })}
        >
          {t(`terms.technique.${technique}`)}
        </Button>
      ))}
    </Sheet>
  );
}

const afterwards = ['sphincterotomy', 'stone', 'stent', 'bleeding', 'perforation'] as const;

function MoreSheet({ controller }: SheetProps) {
  const { t } = useTranslation('cases');
  const run = (name: 'failed' | 'operatorChange' | 'mark') => () => {
    closeSheet();
    controller.perform({ kind: 'runAction', name });
  };
  return (
    <Sheet name="more">
      <ModeButtons controller={controller} />
      <div className="press-row">
        <Button size="large" onPress={() => toggleSheet('details')}>
          {t('live.button.details')}
        </Button>
        <Button size="large" onPress={() => void controller.call('case:end', 'ui')}>
          {t('live.button.endCase')}
        </Button>
      </div>
      <div className="case-grid">
        {(['failed', 'operatorChange'] as const).map((name) => (
          <Button key={name} size="large" shortcut={keyOfCaseAction[name]} onPress={run(name)}>
            {t(`terms.kind.${name}`)}
          </Button>
        ))}
        {afterwards.map((kind) => (
          <Button key={kind} size="large" onPress={() => log(controller, { kind, text: '' })}>
            {t(`terms.kind.${kind}`)}
          </Button>
        ))}
        <Button size="large" shortcut="M" onPress={run('mark')}>
          {t('terms.kind.mark')}
        </Button>
      </div>
    </Sheet>
  );
}

function DetailsSheet({ controller, running }: SheetProps) {
  const people = usePeople((state) => state.people);
  const showsIdentity = useMay('seeIdentity');
  const [fields, change] = useSavedFields(running.fields, (patch) => {
    void controller.call('case:setFields', patch, 'ui');
  });
  return (
    <Sheet name="details">
      <CaseFieldsForm
        fields={fields}
        people={people}
        showsIdentity={showsIdentity}
        onChange={change}
      />
    </Sheet>
  );
}

function log(controller: LiveController, payload: ClinicalPayload, trigger: 'ui' | 'key' = 'ui') {
  closeSheet();
  void controller.call('case:log', payload, trigger);
}
