import type { BundleEntry, Device } from 'fhir/r4';
import type { ModelIdentity } from '../../../../common/prediction';
import { exportNotice } from '../record/exportNotice';
import { entryOf, type FhirSubject, investigational, referTo } from './fhirSubject';

/** The application and every model that spoke in the case. */
export function deviceEntries(subject: FhirSubject): readonly BundleEntry[] {
  const application: Device = {
    resourceType: 'Device',
    status: 'active',
    manufacturer: 'The Ampulla developers',
    deviceName: [{ name: 'Ampulla', type: 'user-friendly-name' }],
    type: { text: 'Procedure-room application for ERCP' },
    version: [{ type: { text: 'application' }, value: subject.head.version }],
    note: [{ text: exportNotice }],
  };
  const models = modelsOf(subject).map((model) =>
    entryOf(subject, ['model', model.sha256, model.provider], modelDevice(subject, model)),
  );
  return [entryOf(subject, ['application'], application), ...models];
}

/** The models of marks and estimate, each once. */
function modelsOf({ exported }: FhirSubject): readonly ModelIdentity[] {
  const all = [
    ...exported.ampullaModels,
    ...(exported.aiVerdict ? [exported.aiVerdict.model] : []),
  ];
  return [...new Map(all.map((model) => [`${model.sha256} ${model.provider}`, model])).values()];
}

function modelDevice(subject: FhirSubject, model: ModelIdentity): Device {
  return {
    resourceType: 'Device',
    status: 'active',
    deviceName: [{ name: model.packId, type: 'model-name' }],
    type: { text: 'Model pack (neural network)' },
    version: [
      { type: { text: 'model pack' }, value: model.packVersion },
      { type: { text: 'SHA-256 of the model file' }, value: model.sha256 },
    ],
    property: [{ type: { text: 'execution provider' }, valueCode: [{ text: model.provider }] }],
    parent: referTo(subject, 'application'),
    note: [{ text: investigational }],
  };
}
