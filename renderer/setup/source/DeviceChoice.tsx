import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import {
  type CaptureDevice,
  type DeviceListing,
  isSameDevice,
} from '../../../common/captureDevice';
import { Button } from '../../ui/Button';
import { RadioList } from '../../ui/RadioList';
import type { SetupSectionProps } from '../sectionProps';
import { SetupGroup } from '../SetupSection';
import { listDevices, useDevices, watchDevices } from './deviceStore';
import { Explanations } from './Explanations';
import { ModeChoice } from './ModeChoice';

/** The capture devices that are there now, by name; choosing one opens it. */
export function DeviceChoice({ controller }: SetupSectionProps) {
  const { t } = useTranslation('setup');
  const listing = useDevices((state) => state.listing);
  const isListing = useDevices((state) => state.isListing);
  useEffect(() => watchDevices(controller), [controller]);
  return (
    <SetupGroup title={t('source.devices')}>
      {listing === null && <p className="dim">{t('source.looking')}</p>}
      {listing?.devices.length === 0 && <NoDevice />}
      {listing !== null && listing.devices.length > 0 && (
        <DeviceList listing={listing} controller={controller} />
      )}
      {listing !== null && <Explanations explanations={listing.problems} />}
      {listing?.open != null && <ModeChoice open={listing.open} controller={controller} />}
      <div className="device-row">
        <Button disabled={isListing} onPress={() => void listDevices(controller)}>
          {t('source.refresh')}
        </Button>
        {listing !== null && <Remembered listing={listing} controller={controller} />}
      </div>
    </SetupGroup>
  );
}

interface ListingProps extends SetupSectionProps {
  readonly listing: DeviceListing;
}

function DeviceList({ listing: { devices, open }, controller }: ListingProps) {
  const { t } = useTranslation('setup');
  const valueOf = ({ backend, id }: Pick<CaptureDevice, 'backend' | 'id'>): string =>
    `${backend} ${id}`;
  const choose = (value: string): void => {
    const device = devices.find((one) => valueOf(one) === value);
    if (device !== undefined) void controller.call('source:openDevice', { ...device, mode: null });
  };
  const chosen = open !== null && devices.some((one) => isSameDevice(one, open));
  return (
    <RadioList
      label={t('source.devices')}
      value={chosen ? valueOf(open) : null}
      options={devices.map((device) => ({ value: valueOf(device), label: device.name }))}
      onChange={choose}
    />
  );
}

/** What to check when no device is there. */
function NoDevice() {
  const { t } = useTranslation('setup');
  const checks = ['cable', 'power', 'driver', 'patience'] as const;
  return (
    <div className="no-device">
      <p>{t('source.noDevice')}</p>
      <ul className="small dim">
        {checks.map((check) => (
          <li key={check}>{t(`source.check.${check}`)}</li>
        ))}
      </ul>
    </div>
  );
}

/** What opens at the next start, and how to change that. */
function Remembered({ listing: { remembered }, controller }: ListingProps) {
  const { t } = useTranslation('setup');
  if (remembered === null) return <p className="small dim">{t('source.startsWithDemo')}</p>;
  return (
    <>
      <p className="small dim">{t('source.startsWith', { name: remembered })}</p>
      <Button onPress={() => void controller.call('source:forget')}>{t('source.forget')}</Button>
    </>
  );
}
