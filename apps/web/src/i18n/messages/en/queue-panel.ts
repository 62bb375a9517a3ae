/** The queue when it is opened; what the page says of it without is in `queue.ts`. */
export const messages = {
  batches: 'Batches',
  listBatch: 'List those waiting',
  cancelBatch: 'Cancel the rest',
  withoutResult: 'Failed or cancelled',
  queueEmpty: 'The queue is empty.',
  queueRunning: '{count} running | {count} running',
  clear: 'Clear finished',
  clearHint: 'The pictures stay in the gallery',
  cancelWaiting: 'Cancel all waiting',
  showMore: 'Show more of the {count} others waiting | Show more of the {count} others waiting',
  cancelTitle: 'Cancel everything that is waiting?',
  queueUnread: 'Some of the queue could not be loaded. {reason}',
  keepWaiting: 'Keep waiting',
  cancelCount: 'Cancel {count} generation | Cancel {count} generations',
  cancelText:
    '{count} has not started yet. Anything already running continues. | {count} have not started yet. Anything already running continues.',
  progressOf: 'Progress of {prompt}',
  retryPrompt: 'Retry {prompt}',
} as const
