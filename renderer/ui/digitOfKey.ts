/** The digit of a key by its place, so that every layout has it; empty for any other key. @param code `KeyboardEvent.code` */
export function digitOfKey(code: string): string {
  return /^(?:Digit|Numpad)(\d)$/.exec(code)?.[1] ?? '';
}
