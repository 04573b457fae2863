import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { launchAmpulla, makeUserFolder } from './fixtures/ampulla';
import { startKeyOwner } from './fixtures/keyOwner';
import { holdKey, pressKeys } from './fixtures/keyPresses';
import { readPressLog } from './fixtures/pressLog';
import { LiveView } from './pages/liveView';
import { PedalSection } from './pages/pedalSection';

test('a pedal is learned, told what its presses do, and remembered', async () => {
  const userFolder = await makeUserFolder();
  const difficulty = { enabled: false, packId: null, showsAttention: false };
  await writeFile(join(userFolder, 'settings.json'), JSON.stringify({ difficulty }));
  const ampulla = await launchAmpulla({ userFolder });
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    const pedals = new PedalSection(ampulla.page);
    await pedals.open();

    // Given a pedal that sends F8, when it is pressed while a switch is learned, then it is taken
    await pedals.learn();
    pressKeys(['F8']);
    await expect(pedals.outcome).toHaveText(/F8 is learned/);
    await expect(pedals.switchNamed('F8').getByTestId('switch-state')).toHaveText('ready');

    // When its long and double press are bound too, then all three are told apart
    await pedals.bind('F8', 'Long', 'Mark');
    await pedals.bind('F8', 'Double', 'Attention map');
    await expect(pedals.switchNamed('F8')).toContainText('acts after 0.8 s');
    pressKeys(['F8']);
    await expect(pedals.lastPress).toHaveText('F8: Short press – overlay');
    await ampulla.page.waitForTimeout(1200);
    holdKey('F8', 1000);
    await expect(pedals.lastPress).toHaveText('F8: Long press – mark');
    await expect(ampulla.page.getByTestId('note')).toHaveText(/Marked at frame/);
    await ampulla.page.waitForTimeout(1200);
    pressKeys(['F8', 'F8'], 150);
    await expect(pedals.lastPress).toHaveText('F8: Double press – attention map');
    await expect(ampulla.page.getByTestId('note')).toHaveText(
      'No attention map: the difficulty is not estimated',
    );
    const logged = readPressLog(userFolder).map(({ kind, action, result }) => [
      kind,
      action,
      result,
    ]);
    expect(logged).toEqual([
      ['short', 'overlay', 'done'],
      ['long', 'mark', 'done'],
      ['double', 'attention', 'refused'],
    ]);

    // And the bar below the picture says so
    await expect(ampulla.page.getByRole('contentinfo')).toContainText('Pedal F9: overlay');
    await pedals.press('Remove F9');
    await expect(ampulla.page.getByRole('contentinfo')).toContainText(
      'Pedal F8: overlay, long mark, double attention map',
    );
  } finally {
    await ampulla.close();
  }

  // When the application is started again, then the pedal is as it was, and the default comes back if asked for
  const again = await launchAmpulla({ userFolder, args: ['--no-source'] });
  try {
    const pedals = new PedalSection(again.page);
    await pedals.open();
    await expect(pedals.switchNamed('F8').getByLabel('Long press')).toHaveValue('mark');
    await expect(pedals.switchNamed('F9')).toHaveCount(0);
    await pedals.press('Back to default');
    await expect(pedals.switchNamed('F9')).toBeVisible();
    await pedals.press('Undo');
    await expect(pedals.switchNamed('F9')).toHaveCount(0);
  } finally {
    await again.close();
  }
});

test('a key that cannot be a pedal’s is refused with the reason', async () => {
  const endOwner = await startKeyOwner('F7');
  const ampulla = await launchAmpulla({ args: ['--no-source'] });
  try {
    const pedals = new PedalSection(ampulla.page);
    await pedals.open();

    // Another program owns the key: it never comes here by a press, and is refused by name
    await pedals.chooseKey('F7');
    await expect(pedals.outcome).toHaveText(/F7 belongs to another program and was not taken/);
    await expect(pedals.switchNamed('F7')).toHaveCount(0);

    // Ampulla needs the key itself
    await pedals.learn();
    pressKeys(['o']);
    await expect(pedals.outcome).toHaveText(/O is a key of Ampulla itself/);

    // Escape ends it, and does not leave the page
    await pedals.learn();
    pressKeys(['Escape']);
    await expect(pedals.outcome).toHaveText('');

    // A letter is taken, with a warning
    await pedals.learn();
    pressKeys(['q']);
    await expect(pedals.switchNamed('Q')).toContainText('taken from every program');

    // None of that took F9 away
    pressKeys(['F9']);
    await expect(pedals.lastPress).toHaveText('F9: Short press – overlay');

    // When the other program ends, then its key can be had
    await endOwner();
    await pedals.chooseKey('F7');
    await expect(pedals.switchNamed('F7')).toBeVisible();
  } finally {
    await endOwner();
    await ampulla.close();
  }
});
