import { ipcMain, type WebContents } from 'electron';
import {
  type CommandArguments,
  type CommandName,
  type CommandResults,
  commandSchemas,
  type RendererEventName,
  type RendererEvents,
} from '../../common/ipc';
import { isTrustedSender } from './trustedSender';

/** Answers one command of the renderer. Arguments are parsed before the handler sees them. */
export function handleCommand<Name extends CommandName>(
  name: Name,
  handler: (
    ...args: CommandArguments<Name>
  ) => CommandResults[Name] | Promise<CommandResults[Name]>,
): void {
  ipcMain.handle(name, async (event, ...args: unknown[]) => {
    if (!isTrustedSender(event.senderFrame)) throw new Error(`Command ${name} refused.`);
    // The schema of `name` parses to the arguments of `name`; the map guarantees it.
    const parsed = commandSchemas[name].parse(args) as CommandArguments<Name>;
    return await handler(...parsed);
  });
}

/** Sends an event to a renderer that is there. */
export function sendEvent<Name extends RendererEventName>(
  receiver: WebContents,
  name: Name,
  payload: RendererEvents[Name],
): void {
  receiver.send(name, payload);
}
