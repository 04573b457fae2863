import { useTranslation } from 'react-i18next';
import { Trouble } from '../Trouble';
import type { Task } from './useTask';

interface FormEndProps {
  readonly task: Task;
  readonly isReady: boolean;
  /** What the button says while nothing is under way. */
  readonly submit: string;
  /** Where the form can be left. */
  readonly onCancel?: () => void;
}

/** How a form of the store ends: what went wrong with it, and the button that sends it. */
export function FormEnd({ task, isReady, submit, onCancel }: FormEndProps) {
  const { t } = useTranslation('cases');
  return (
    <>
      {task.trouble !== null && <Trouble explanation={task.trouble} />}
      <div className="button-row">
        <button
          type="submit"
          className="button"
          data-primary="true"
          disabled={!isReady || task.isBusy}
        >
          {task.isBusy ? t('store.working') : submit}
        </button>
        {onCancel !== undefined && (
          <button type="button" className="button" onClick={onCancel}>
            {t('store.cancel')}
          </button>
        )}
      </div>
    </>
  );
}
