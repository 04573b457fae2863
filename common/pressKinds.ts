/** How a switch was pressed. */
export const pressKinds = ['short', 'long', 'double'] as const;
export type PressKind = (typeof pressKinds)[number];
