/** What the bar says that takes the place of the search while pictures are selected. */
export const messages = {
  selecting: 'Selecting…',
  selected: '{pictures} selected',
  selectedPictures: 'Selected pictures',
  selectNothingHint: 'Select nothing (Esc)',
  restoreHint: 'Restore (R)',
  deleteForGood: 'Delete for good',
  favouriteHint: 'Favourite (F)',
  noLonger: 'No longer favourites',
  tagHint: 'Tags (T)',
  addToHint: 'Add to a collection (B)',
  takeOutHint: 'Take out of the collection (X)',
  cover: 'Cover',
  download: 'Download',
  deleteHint: 'Delete (Del)',
  makeMore: 'Remix or vary',
  compareHint: 'Compare (C)',
} as const
