import type {
  CommandArguments,
  CommandName,
  CommandResults,
  RendererEventName,
  RendererEvents,
} from './ipc';

/** A dropped file, opaque here: `common` knows no DOM. */
export type DroppedFile = object;

/** What the sandboxed renderer sees as `window.ampulla`. Nothing else crosses. */
export interface AmpullaBridge {
  /** Runs a command in main. Rejects when main refuses the arguments. */
  invoke<Name extends CommandName>(
    name: Name,
    ...args: CommandArguments<Name>
  ): Promise<CommandResults[Name]>;
  /** Listens to an event of main; the returned function ends it. */
  subscribe<Name extends RendererEventName>(
    name: Name,
    listener: (payload: RendererEvents[Name]) => void,
  ): () => void;
  /** Path of a file that the user dropped on the window. */
  pathOfDroppedFile(file: DroppedFile): string;
}
