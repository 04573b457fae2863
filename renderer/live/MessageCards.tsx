import './messageCards.css';
import { useTranslation } from 'react-i18next';
import { explanationIn } from '../../common/language/explain';
import { Button } from '../ui/Button';
import { StatusMark } from '../ui/StatusMark';
import type { LiveController } from './liveController';
import { useLive } from './liveStore';
import type { NumberedMessage } from './messages';

/** The newest message, beside the picture: what happened, what still works, what to do. */
export function MessageCards({ controller }: { readonly controller: LiveController }) {
  const messages = useLive((state) => state.messages);
  const newest = messages.at(-1);
  return (
    <div className="messages" aria-live="polite">
      {newest !== undefined && (
        <MessageCard
          message={newest}
          waiting={messages.length - 1}
          onDismiss={() => controller.dismissMessage(newest.number)}
        />
      )}
    </div>
  );
}

interface MessageCardProps {
  readonly message: NumberedMessage;
  /** Messages that show when this one is dismissed. */
  readonly waiting: number;
  readonly onDismiss: () => void;
}

function MessageCard({ message, waiting, onDismiss }: MessageCardProps) {
  const { t } = useTranslation('live');
  const { t: sentences } = useTranslation('messages');
  const { whatHappened, whatStillWorks, whatToDo } = explanationIn(sentences, message);
  const isNote = message.severity === 'info';
  return (
    <article className="message" data-severity={message.severity} data-testid="message">
      <header className="message-head small">
        <StatusMark shape={isNote ? 'ring' : 'triangle'} tone={isNote ? 'dim' : 'warning'} />
        {t(`message.severity.${message.severity}`)}
        {waiting > 0 && <span className="dim">{t('message.more', { count: waiting })}</span>}
        <Button shortcut="X" onPress={onDismiss}>
          {t('message.dismiss')}
        </Button>
      </header>
      {/* It scrolls where the column is short: so that a key reaches what is cut. */}
      <div className="message-text" tabIndex={0}>
        <p>{whatHappened}</p>
        <p className="small dim">{whatStillWorks}</p>
        <p className="small">{whatToDo}</p>
      </div>
    </article>
  );
}
