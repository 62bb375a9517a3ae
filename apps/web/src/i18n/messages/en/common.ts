/** What every page is surrounded by, and the words that several say. */
export const messages = {
  // Pages
  studio: 'Studio',
  gallery: 'Gallery',
  trash: 'Trash',
  image: 'Image',
  collections: 'Collections',
  settings: 'Settings',
  notFound: 'Not found',
  main: 'Main',
  skip: 'Skip to content',
  // Buttons
  cancel: 'Cancel',
  close: 'Close',
  dismiss: 'Dismiss',
  tryAgain: 'Try again',
  // Messages
  message: 'Message',
  messages: 'Messages ({hotkey})',
  serverAway: 'The server cannot be reached. This page goes on by itself as soon as it is back.',
  serverBack: 'The server is back.',
  unreachable: 'The server cannot be reached.',
  timeout: 'The server took too long to answer.',
  pageFault: 'Something went wrong in this page. Reload it, please.',
  // Keys
  shortcuts: 'Keyboard shortcuts',
  shortcutsHint: 'Keyboard shortcuts (?)',
  singleKeys: 'Shortcuts of a single letter or sign',
  or: 'or',
  everywhere: 'Everywhere',
  showShortcuts: 'Show all shortcuts',
  toStudio: 'To the studio',
  toGallery: 'To the gallery',
  toSettings: 'To the settings',
  keyControl: 'Ctrl',
  keyShift: 'Shift',
  keySpace: 'Space',
  keyDelete: 'Del',
  keyEnter: 'Enter',
  // What is not there
  nothingHere: 'There is nothing here',
  leadsNowhere: 'The address leads nowhere; what it named may have been deleted.',
  // Limits
  bytes: '{count} byte | {count} bytes',
  snappedRange: 'Set to {value}: this model takes {min} to {max}.',
  snappedWhole: 'Set to {value}: this model takes whole numbers.',
  snappedMultiple: 'Set to {value}: this model takes multiples of {step}.',
} as const
