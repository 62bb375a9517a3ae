/** The palette: whatever can be done and gone to, found by its name. */
export const messages = {
  find: 'Find pages, actions, collections, styles and models',
  found: 'What was found',
  // Sections
  recent: 'Recently used',
  here: 'On this page',
  pages: 'Go to',
  models: 'Models',
  // Rows
  searchGallery: 'Search the gallery for “{words}”',
  inUse: 'In use',
  // What came of it
  count: '{count} found',
  nothing: 'Nothing here is called “{words}”.',
  reading: 'Reading names…',
  unread: 'Not all names could be read. {reason}',
  notNow: 'That cannot be done any more: what it was about has changed.',
  modelChosen: 'The studio uses {model}.',
  styleChosen: 'Style added to the prompt: {style}.',
  styleTaken: 'Style taken from the prompt: {style}.',
  stylesFull: 'A prompt takes up to {most} styles. Take one away first.',
} as const
