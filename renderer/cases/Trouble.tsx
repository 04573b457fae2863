import { useTranslation } from 'react-i18next';
import { explanationIn } from '../../common/language/explain';
import type { ErrorExplanation } from '../../common/language/messageWords';

/** What went wrong with something that was just asked for, where it was asked for. */
export function Trouble({ explanation }: { readonly explanation: ErrorExplanation }) {
  const { t } = useTranslation('messages');
  const { whatHappened, whatStillWorks, whatToDo } = explanationIn(t, explanation);
  return (
    <div className="trouble" role="alert">
      <p>▲ {whatHappened}</p>
      <p className="small dim">{whatStillWorks}</p>
      <p className="small">{whatToDo}</p>
    </div>
  );
}
