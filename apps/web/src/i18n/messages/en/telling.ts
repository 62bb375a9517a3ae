export const messages = {
  titleDone: '✓ {count} finished | ✓ {count} finished',
  titleFailed: '✗ {count} failed | ✗ {count} failed',
  titleBoth: '{done} · {failed} failed',
  done: '{count} picture is finished. | {count} pictures are finished.',
  failed: '{count} generation failed. | {count} generations failed.',
} as const
