/** What a remix brought along, and what it did not. */
export const messages = {
  fromPicture: 'From this picture',
  forgetPicture: 'Forget where it came from',
  notBrought: 'Not everything came along:',
  lostModel: '{wanted} is not available here. The form has {now} instead.',
  lostSize: 'Size {now} instead of {wanted}, which this model cannot make.',
  lostSteps: '{now} steps instead of {wanted}: this model’s limit.',
  lostGuidance: 'Guidance {now} instead of {wanted}: this model’s limit.',
  lostSeed: 'Seed {now} instead of {wanted}: this model’s limit.',
  noSteps: 'This model has no steps to set.',
  noGuidance: 'This model has no guidance.',
  noSeed: 'This model takes no seed, so the picture cannot be made again exactly.',
  noNegative: 'This model takes no negative prompt.',
  lostOptions: 'This model does not take this here: {names}.',
  lostStyles: 'Styles that are gone: {names}. Their words are in the prompt.',
  lostTemplate: 'The prompt is the one this picture was made with, not the template.',
  takeTemplate: 'Use the template',
} as const
