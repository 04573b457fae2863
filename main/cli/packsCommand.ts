import type { PackListing } from '../../common/modelPack';
import { listPacks } from '../inference/modelPacks';
import type { CliContext, Command } from './command';
import { UsageError } from './cliErrors';
import type { CommandWords } from './commandWords';
import { packFolders } from './packFolders';

const help = `Lists the model packs and whether they verify (manifest, sizes, SHA-256).

Usage: npm run --silent ampulla -- packs [--json]

  --json  prints an array of objects: state, id, folder, and version and title or the reason

Exit code: 0, or 1 when a pack was refused.
`;

export const packsCommand: Command = {
  name: 'packs',
  summary: 'lists the model packs with verification results',
  help,
  options: { json: 'flag' },
  run: runPacks,
};

async function runPacks(words: CommandWords, context: CliContext): Promise<number> {
  const [superfluous] = words.positionals;
  if (superfluous !== undefined) throw new UsageError(`packs takes no ${superfluous}.`);
  const folders = packFolders(context);
  const listings = await listPacks(folders);
  if (words.flags.has('json')) context.print(`${JSON.stringify(listings, null, 2)}\n`);
  else if (listings.length === 0) context.print(`No model packs in ${folders.join(' or ')}.\n`);
  else context.print(table(listings));
  return listings.some(({ state }) => state === 'refused') ? 1 : 0;
}

function table(listings: readonly PackListing[]): string {
  const rows = [['PACK', 'VERSION', 'STATE', 'TITLE, OR WHY REFUSED'], ...listings.map(row)];
  const widths = [0, 1, 2].map((column) =>
    Math.max(...rows.map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = rows.map((cells) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '),
  );
  return `${lines.join('\n')}\n`;
}

function row(listing: PackListing): string[] {
  const { id, state } = listing;
  switch (listing.state) {
    case 'verified':
      return [id, listing.version, state, listing.title];
    case 'refused':
      return [id, '-', state, listing.reason];
  }
}
