export const messages = {
  // Appearance
  inThisBrowser: 'In this browser.',
  colours: 'Colours',
  asSystem: 'As the system',
  light: 'Light',
  dark: 'Dark',
  language: 'Language',
  asBrowser: 'As the browser',
} as const
