import { useTranslation } from 'react-i18next';
import { explanationIn } from '../../../common/language/explain';
import type { ErrorExplanation } from '../../../common/language/messageWords';

/** What went wrong and what to do, in the language of the page. */
export function Explanations(props: { readonly explanations: readonly ErrorExplanation[] }) {
  const { t } = useTranslation('messages');
  return props.explanations.map((explanation) => {
    const { whatHappened, whatToDo } = explanationIn(t, explanation);
    return (
      <p key={whatHappened} className="small explanation" role="alert">
        {whatHappened} <span className="dim">{whatToDo}</span>
      </p>
    );
  });
}
