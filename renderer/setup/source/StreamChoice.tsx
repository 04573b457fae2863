import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parseStreamAddress, type StreamAddressProblem } from '../../../common/streamAddress';
import { Button } from '../../ui/Button';
import { TextField } from '../../ui/TextField';
import type { SetupSectionProps } from '../sectionProps';
import { SetupGroup } from '../SetupSection';

/** A network stream by its address. Nothing is connected before one is typed and opened. */
export function StreamChoice({ controller }: SetupSectionProps) {
  const { t } = useTranslation('setup');
  const [typed, setTyped] = useState('');
  const [problem, setProblem] = useState<StreamAddressProblem | null>(null);
  const open = (): void => {
    const parsed = parseStreamAddress(typed);
    setProblem(parsed.ok ? null : parsed.problem);
    if (parsed.ok) void controller.call('source:openStream', typed.trim());
  };
  return (
    <SetupGroup title={t('source.stream')}>
      <div className="stream-choice">
        <TextField
          label={t('source.address')}
          hint={t('source.addressHint')}
          error={problem === null ? undefined : t(`source.addressProblem.${problem}`)}
          placeholder="rtsp://192.0.2.10/stream"
          value={typed}
          onChange={(value) => {
            setTyped(value);
            setProblem(null);
          }}
          onSubmit={open}
        />
        <Button onPress={open}>{t('source.openStream')}</Button>
      </div>
    </SetupGroup>
  );
}
