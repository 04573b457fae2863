import { useTranslation } from 'react-i18next';
import { difficultyClasses } from '../../../../common/difficulty';
import type { Words } from '../../../../common/language/translation';
import type { Mark } from '../../../../common/training/mark';
import { Trouble } from '../../../cases/Trouble';
import { Button } from '../../../ui/Button';
import { Card } from '../../../ui/Card';
import { ChoiceSegment, ChoiceSegments } from '../../../ui/Segments';
import { markInMiddle } from '../../marking/marks';
import { confirmAnswer, setDifficulty, setMark } from './sessionActions';
import { missingOf, useSession } from './sessionStore';

/** What is said of a picture: the mark, the difficulty, and that it counts. */
export function AnswerCards() {
  return (
    <>
      <MarkCard />
      <DifficultyCard />
      <Confirm />
    </>
  );
}

function MarkCard() {
  const { t } = useTranslation('training');
  const mark = useSession((running) => running.mark);
  const picture = useSession((running) => running.picture);
  if (picture === null) return null;
  return (
    <Card title={t('session.mark')}>
      <p className="small mark-words figure" role="status" data-testid="mark">
        {mark === null ? t('session.markHint') : markWords(t, mark)}
      </p>
      {/* A press of the mouse leaves the focus where it was: Enter goes on to confirm. */}
      <div className="training-buttons" onMouseDown={(event) => event.preventDefault()}>
        <Button shortcut="B" onPress={() => setMark(markInMiddle('box', picture))}>
          {t('session.boxInMiddle')}
        </Button>
        <Button shortcut="P" onPress={() => setMark(markInMiddle('point', picture))}>
          {t('session.pointInMiddle')}
        </Button>
        <Button shortcut="⌫" disabled={mark === null} onPress={() => setMark(null)}>
          {t('session.clear')}
        </Button>
      </div>
    </Card>
  );
}

function markWords(t: Words<'training'>, mark: Mark): string {
  if (mark.kind === 'point') return t('session.pointAt', whole(mark.point));
  const { width, height } = mark.box;
  return t('session.boxAt', { ...whole(mark.box), width, height });
}

function whole({ x, y }: { readonly x: number; readonly y: number }) {
  return { x: Math.round(x), y: Math.round(y) };
}

function DifficultyCard() {
  const { t } = useTranslation('training');
  const asksClasses = useSession(({ state }) => state.asksClasses) ?? false;
  const chosen = useSession((running) => running.difficultyClass ?? running.difficulty);
  const choices = asksClasses ? difficultyClasses : (['easy', 'difficult'] as const);
  return (
    <Card title={t('session.difficulty')} plain={false}>
      <ChoiceSegments label={t('session.difficulty')}>
        {choices.map((choice, place) => (
          <ChoiceSegment
            key={choice}
            shortcut={String(place + 1)}
            checked={isChosen(choice)}
            onPress={() => setDifficulty(choice)}
          >
            {t(`session.class.${choice}`)}
          </ChoiceSegment>
        ))}
      </ChoiceSegments>
    </Card>
  );

  function isChosen(choice: (typeof choices)[number]): boolean {
    return choice === chosen;
  }
}

function Confirm() {
  const { t } = useTranslation('training');
  const missing = useSession(missingOf);
  const isStoring = useSession((running) => running.isStoring) ?? false;
  const trouble = useSession((running) => running.trouble);
  const words = isStoring ? 'storing' : (missing ?? 'ready');
  return (
    <div className="training-foot">
      {trouble !== null && <Trouble explanation={trouble} />}
      <p className="small dim" role="status">
        {t(`session.${words}`)}
      </p>
      <Button
        size="large"
        primary
        shortcut="Enter"
        disabled={missing !== null || isStoring}
        onPress={() => void confirmAnswer()}
      >
        {t('session.confirm')}
      </Button>
    </div>
  );
}
