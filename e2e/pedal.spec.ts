import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { launchAmpulla } from './fixtures/ampulla';
import { LiveView } from './pages/liveView';

test('the pedal switches the overlay while the window has no focus', async () => {
  const ampulla = await launchAmpulla();
  try {
    const view = new LiveView(ampulla.page);
    await view.waitUntilLive();
    const all = view.page.getByRole('radio', { name: 'All' });
    const off = view.page.getByRole('radio', { name: 'Off' });
    await expect(all).toBeChecked();

    // Given another window has the focus
    const otherWindow = await ampulla.app.evaluate(({ BrowserWindow }) => {
      const other = new BrowserWindow({ width: 300, height: 200, title: 'Another program' });
      return other.getNativeWindowHandle().readUInt32LE(0);
    });
    execFileSync('xdotool', ['windowfocus', '--sync', String(otherWindow)]);
    await expect
      .poll(() =>
        ampulla.app.evaluate(
          ({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.title ?? null,
        ),
      )
      .not.toBe('Ampulla');

    // When the pedal is pressed, then the overlay goes; pressed again, it comes back
    pressPedal();
    await expect(off).toBeChecked();
    pressPedal();
    await expect(all).toBeChecked();
  } finally {
    await ampulla.close();
  }
});

/** A keyboard-type pedal is a key press like any other. */
function pressPedal(): void {
  execFileSync('xdotool', ['key', 'F9']);
}
