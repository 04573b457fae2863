import { z } from 'zod';
import { type ActionOutcome, actionNameSchema, pageTriggerSchema, type QuietNote } from './actions';
import type { AiSetup } from './aiSetup';
import { aiSettingsSchema } from './aiSettings';
import type { Blanking } from './blanking';
import { type BenchNotice, benchReportSchema } from './bench';
import {
  archiveCommandSchemas,
  type ArchiveCommandResults,
  type ArchiveEvents,
} from './cases/archiveIpc';
import {
  exportCommandSchemas,
  type ExportCommandResults,
  type ExportEvents,
} from './cases/exportIpc';
import {
  liveCaseCommandSchemas,
  type LiveCaseCommandResults,
  type LiveCaseEvents,
} from './cases/liveCaseIpc';
import {
  type DeviceListing,
  type DeviceModes,
  deviceChoiceSchema,
  deviceKeySchema,
} from './captureDevice';
import { difficultySettingsSchema, type DifficultySetup } from './difficultySettings';
import { type LanguageState, languageSettingsSchema } from './language/languageState';
import type { ConsoleOutline, FieldOfViewProposal } from './fieldOfViewProposal';
import { fieldOfViewSchema } from './fieldOfViewSettings';
import type { ErrorExplanation } from './language/messageWords';
import type { PackListing } from './modelPack';
import { type MonitorState, monitorSettingsSchema } from './monitor';
import { type OverlaySettings, overlaySettingsSchema } from './overlaySettings';
import { boundActions, keySwitchSchema, switchIdSchema } from './pedalBindings';
import type { PedalState, RecognisedPress } from './pedalState';
import { pressKinds } from './pressKinds';
import { type SnapshotRequest, snapshotDeliverySchema } from './snapshotDelivery';
import type { AttentionEvidence, LiveStatus, OverlayEvidence } from './status';
import {
  replayCommandSchemas,
  type ReplayCommandResults,
  type ReplayEvents,
} from './recordings/replayIpc';
import { type ClipCommandResults, type ClipEvents, clipCommandSchemas } from './recordings/clipIpc';
import {
  backgroundCommandSchemas,
  type BackgroundCommandResults,
  type BackgroundEvents,
} from './recordings/backgroundIpc';
import {
  recordingCommandSchemas,
  type RecordingCommandResults,
  type RecordingEvents,
} from './recordings/recordingIpc';
import type { StorageState } from './storageSettings';
import {
  trainingCommandSchemas,
  type TrainingCommandResults,
  type TrainingEvents,
} from './training/trainingIpc';

/** A message for the person in front of the screen. */
export interface UserMessage extends ErrorExplanation {
  readonly severity: 'info' | 'warning' | 'error';
}

/**
 * What the renderer needs before it draws anything. Main sends a fresh frame port after each answer,
 * so listen for it before asking.
 */
export interface InitialState {
  readonly appVersion: string;
  readonly status: LiveStatus;
  readonly overlay: OverlaySettings;
  readonly pedals: PedalState;
  readonly messages: readonly UserMessage[];
}

/** Arguments of every command from the renderer; main parses with these before it acts. */
export const commandSchemas = {
  'app:initialState': z.tuple([]),
  'source:openPath': z.tuple([z.string().min(1).max(4096)]),
  'source:openDialog': z.tuple([]),
  'source:openDemo': z.tuple([]),
  'source:openTestPattern': z.tuple([]),
  'source:playAgain': z.tuple([]),
  'source:openDevice': z.tuple([deviceChoiceSchema]),
  'source:openStream': z.tuple([z.string().min(1).max(2048)]),
  'source:forget': z.tuple([]),
  'devices:list': z.tuple([]),
  'devices:modes': z.tuple([deviceKeySchema]),
  'fieldOfView:watch': z.tuple([z.boolean()]),
  'fieldOfView:detect': z.tuple([]),
  'fieldOfView:confirm': z.tuple([fieldOfViewSchema]),
  'fieldOfView:useAutomatic': z.tuple([]),
  'overlay:set': z.tuple([overlaySettingsSchema, pageTriggerSchema]),
  'ai:setup': z.tuple([]),
  'ai:set': z.tuple([aiSettingsSchema]),
  'ai:tryProvidersAgain': z.tuple([]),
  'difficulty:setup': z.tuple([]),
  'difficulty:set': z.tuple([difficultySettingsSchema, pageTriggerSchema]),
  'difficulty:beginAnew': z.tuple([]),
  'action:run': z.tuple([actionNameSchema, pageTriggerSchema]),
  'pedals:learn': z.tuple([]),
  'pedals:cancelLearning': z.tuple([]),
  'pedals:learnKey': z.tuple([keySwitchSchema.shape.accelerator]),
  'pedals:setAction': z.tuple([switchIdSchema, z.enum(pressKinds), z.enum(boundActions)]),
  'pedals:useForCase': z.tuple([switchIdSchema]),
  'pedals:remove': z.tuple([switchIdSchema]),
  'pedals:reset': z.tuple([]),
  'pedals:undo': z.tuple([]),
  'language:state': z.tuple([]),
  'language:choose': z.tuple([languageSettingsSchema.shape.choice]),
  'messages:dismiss': z.tuple([z.string().max(20_000)]),
  'packs:list': z.tuple([]),
  'packs:select': z.tuple([z.string().min(1).max(200)]),
  'snapshot:deliver': z.tuple([snapshotDeliverySchema]),
  'blanking:state': z.tuple([]),
  'storage:state': z.tuple([]),
  'storage:choose': z.tuple([]),
  'storage:useDefault': z.tuple([]),
  'storage:open': z.tuple([]),
  'window:toggleFullScreen': z.tuple([]),
  'window:moveToNextMonitor': z.tuple([]),
  'monitors:state': z.tuple([]),
  'monitors:set': z.tuple([monitorSettingsSchema]),
  'monitors:identify': z.tuple([]),
  /** Answered in a bench only. */
  'bench:report': z.tuple([benchReportSchema]),
  ...liveCaseCommandSchemas,
  ...archiveCommandSchemas,
  ...exportCommandSchemas,
  ...replayCommandSchemas,
  ...recordingCommandSchemas,
  ...backgroundCommandSchemas,
  ...clipCommandSchemas,
  ...trainingCommandSchemas,
} as const;

/** Answers of the commands. A command that fails for a reason worth saying sends a `message` event. */
export interface CommandResults
  extends LiveCaseCommandResults,
    ArchiveCommandResults,
    ExportCommandResults,
    ReplayCommandResults,
    RecordingCommandResults,
    BackgroundCommandResults,
    ClipCommandResults,
    TrainingCommandResults {
  'app:initialState': InitialState;
  'source:openPath': undefined;
  'source:openDialog': undefined;
  'source:openDemo': undefined;
  'source:openTestPattern': undefined;
  'source:playAgain': undefined;
  'source:openDevice': undefined;
  'source:openStream': undefined;
  'source:forget': undefined;
  'devices:list': DeviceListing;
  'devices:modes': DeviceModes;
  /** Whether the page wants {@link RendererEvents.consoleOutline}. */
  'fieldOfView:watch': undefined;
  /** Takes some seconds. */
  'fieldOfView:detect': FieldOfViewProposal;
  'fieldOfView:confirm': undefined;
  'fieldOfView:useAutomatic': undefined;
  'overlay:set': undefined;
  'ai:setup': AiSetup;
  'ai:set': undefined;
  'ai:tryProvidersAgain': undefined;
  'difficulty:setup': DifficultySetup;
  /** Loads another pack where another one is chosen. */
  'difficulty:set': undefined;
  /** Forgets the verdict and the frames that it was made of, as for another ampulla. */
  'difficulty:beginAnew': undefined;
  'action:run': ActionOutcome;
  'pedals:learn': undefined;
  'pedals:cancelLearning': undefined;
  'pedals:learnKey': undefined;
  'pedals:setAction': undefined;
  /** Lets one switch run a whole case. */
  'pedals:useForCase': undefined;
  'pedals:remove': undefined;
  'pedals:reset': undefined;
  'pedals:undo': undefined;
  'language:state': LanguageState;
  'language:choose': LanguageState;
  'messages:dismiss': undefined;
  'packs:list': readonly PackListing[];
  'packs:select': undefined;
  'snapshot:deliver': undefined;
  'blanking:state': Blanking;
  'storage:state': StorageState;
  /** By a dialog of the system. */
  'storage:choose': StorageState;
  'storage:useDefault': StorageState;
  /** In the system's own window. */
  'storage:open': undefined;
  'window:toggleFullScreen': undefined;
  'window:moveToNextMonitor': undefined;
  'monitors:state': MonitorState;
  'monitors:set': MonitorState;
  'monitors:identify': undefined;
  'bench:report': undefined;
}

export type CommandName = keyof typeof commandSchemas;
export type CommandArguments<Name extends CommandName> = z.infer<(typeof commandSchemas)[Name]>;

/** Events from main to the renderer. Frames do not travel here but through the frame port. */
export interface RendererEvents
  extends LiveCaseEvents,
    ArchiveEvents,
    ExportEvents,
    ReplayEvents,
    RecordingEvents,
    BackgroundEvents,
    ClipEvents,
    TrainingEvents {
  status: LiveStatus;
  /** `null` clears the overlay at once. */
  evidence: OverlayEvidence | null;
  /** Comes whether or not the page draws it; `null` clears it at once. */
  attention: AttentionEvidence | null;
  difficultySetup: DifficultySetup;
  overlay: OverlaySettings;
  /** The console's whole frame, coarse, about three times a second while the page watches it. */
  consoleOutline: ConsoleOutline;
  /** How the AI is set up, or what it found out about providers, has changed. */
  aiSetup: AiSetup;
  message: UserMessage;
  /** Asks for the picture on the screen; the page answers by `snapshot:deliver`. */
  snapshotRequest: SnapshotRequest;
  /** What is blanked in stored pictures has changed. */
  blanking: Blanking;
  /** Something small to say beside the picture. */
  note: QuietNote;
  pedals: PedalState;
  /** A press of a pedal was recognised. */
  press: RecognisedPress;
  /** A press of this switch began; what it means is not decided yet. */
  pressHeard: string;
  /** Devices came or went, or another source was opened or remembered. */
  devices: DeviceListing;
  /** Monitors came or went, or the window came to stand elsewhere. */
  monitors: MonitorState;
  /** Comes in a bench only. */
  bench: BenchNotice;
}
export type RendererEventName = keyof RendererEvents;
