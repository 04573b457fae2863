import type { ComponentType } from 'react';
import { AiSection } from './ai/AiSection';
import { LanguageSection } from './LanguageSection';
import { MonitorSection } from './MonitorSection';
import type { SetupSectionId } from './sectionIds';
import type { SetupSectionProps } from './sectionProps';
import { SourceSection } from './SourceSection';

/** The component of each section. A new one: its id in `sectionIds.ts`, its title in `setup.json`, a line here. */
export const setupSections: Readonly<Record<SetupSectionId, ComponentType<SetupSectionProps>>> = {
  source: SourceSection,
  ai: AiSection,
  monitor: MonitorSection,
  language: LanguageSection,
};
