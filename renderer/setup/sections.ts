import type { ComponentType } from 'react';
import { AiSection } from './ai/AiSection';
import { FieldOfViewSection } from './FieldOfViewSection';
import { LanguageSection } from './LanguageSection';
import { MonitorSection } from './MonitorSection';
import { PedalSection } from './pedals/PedalSection';
import type { SetupSectionId } from './sectionIds';
import type { SetupSectionProps } from './sectionProps';
import { RecordingSection } from '../recordings/RecordingSection';
import { StorageSection } from './StorageSection';
import { SourceSection } from './source/SourceSection';

/** The component of each section. A new one: its id in `sectionIds.ts`, its title in `setup.json`, a line here. */
export const setupSections: Readonly<Record<SetupSectionId, ComponentType<SetupSectionProps>>> = {
  source: SourceSection,
  fieldOfView: FieldOfViewSection,
  ai: AiSection,
  pedals: PedalSection,
  monitor: MonitorSection,
  storage: StorageSection,
  recordings: RecordingSection,
  language: LanguageSection,
};
