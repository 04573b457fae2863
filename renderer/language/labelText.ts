import i18next from 'i18next';

/** Words of the label beside the box: what it is and how sure the model is, in the current language. */
export function labelText(peakProbability: number): string {
  return i18next.t('overlay.label', { ns: 'live', peak: peakProbability });
}
