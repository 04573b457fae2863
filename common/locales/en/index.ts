/**
 * The English words, one file an area. English is the master: its keys are the ones that exist.
 * A new area is a JSON file here and in every sister folder, and one line in each folder's index.
 */
export { default as bench } from './bench.json';
export { default as cases } from './cases.json';
export { default as ai } from './ai.json';
export { default as difficulty } from './difficulty.json';
export { default as language } from './language.json';
export { default as live } from './live.json';
export { default as pedal } from './pedal.json';
export { default as setup } from './setup.json';
export { default as messages } from './messages.json';
export { default as screen } from './screen.json';
export { default as snapshot } from './snapshot.json';
export { default as replay } from './replay.json';
export { default as recording } from './recording.json';
export { default as training } from './training.json';
export { default as background } from './background.json';
