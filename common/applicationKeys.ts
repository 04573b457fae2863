/** Keys of Ampulla's own window, in Electron's notation: a pedal must not take them away. */
const applicationKeys: ReadonlySet<string> = new Set([
  ...['O', 'S', 'M', 'E', 'N', 'R', 'X', '0', '1', '2', '3', '[', ']', '-', 'Plus'],
  ...['G', 'L', 'B', 'A', 'P', 'T', 'C', 'F', 'H', 'K', 'W', 'Z', 'V'],
  ...['num0', 'num1', 'num2', 'num3', 'numadd', 'numsub'],
  ...['F1', 'F2', 'F3', 'F4', 'F11', 'Escape', '/'],
  ...['Ctrl+O', 'Ctrl+D', 'Ctrl+T', 'Ctrl+M'],
  // Without these nobody gets through the window by the keyboard.
  ...['Tab', 'Shift+Tab', 'Enter', 'Space', 'Up', 'Down', 'Left', 'Right'],
]);

/** Whether Ampulla's own window needs this key. */
export function isApplicationKey(accelerator: string): boolean {
  return applicationKeys.has(accelerator);
}

/** Whether people type with this key: taken globally, it is gone from every other program. */
export function isTypingKey(accelerator: string): boolean {
  return (
    /^(Shift\+)?.$/.test(accelerator) ||
    /^num([0-9]|dec|add|sub|mult|div)$/.test(accelerator) ||
    ['Plus', 'Backspace', 'Delete'].includes(accelerator)
  );
}

/** Keys that pedals are often set to, for a choice by name. */
export const pedalKeyNames: readonly string[] = [
  ...Array.from({ length: 24 }, (_, index) => `F${index + 1}`),
  ...['PageUp', 'PageDown', 'Home', 'End', 'Insert', 'ScrollLock'],
  ...['MediaPlayPause', 'MediaNextTrack', 'MediaPreviousTrack', 'MediaStop'],
].filter((name) => !isApplicationKey(name));
