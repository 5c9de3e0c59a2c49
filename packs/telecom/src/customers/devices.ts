/** Phones that nobody makes. */
export const DEVICES: readonly string[] = [
  'Nova 5',
  'Nova 6 Lite',
  'Pixelia 9',
  'Pixelia 9a',
  'Orbit S24',
  'Orbit A15',
  'Kometa X',
  'Button 2G',
];
