// Colours of the map: of the set by Okabe and Ito, which colour-blind readers tell apart; in grey they differ in lightness, and every one has a shape or dash of its own.

export const COLOURS = {
  sea: '#e6eff5',
  seaText: '#4a7089',
  land: '#faf8f3',
  border: '#b3aca0',
  onPath: '#efe9d9',
  russianSide: '#e9c3b3',
  declaredLand: '#c6dcec',
  leg: '#1f7fb8',
  accent: '#a63d00',
  /** Blue for words, dark enough to read. */
  legText: '#0a5c8f',
  text: '#1c1c1c',
  quiet: '#5c5a55',
  paper: '#ffffff',
} as const;

/** Sizes of the picture in its own units. */
export const SIZES = {
  width: 1800,
  mapHeight: 1120,
  margin: 150,
  header: 84,
  label: 26,
  small: 22,
} as const;

export const DASHES = { land: '', sea: '16 11', air: '30 9 5 9', onward: '3 13' } as const;
