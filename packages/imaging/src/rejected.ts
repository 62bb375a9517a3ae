export const REJECTION_REASONS = [
  'empty',
  'not_an_image',
  'unsupported',
  'truncated',
  'too_large',
  'too_many_pixels',
  'animated',
  'damaged',
] as const
export type RejectionReason = (typeof REJECTION_REASONS)[number]

/** Bytes that are not a picture the studio takes. `message` is one sentence that may be shown to anybody. */
export class ImageRejected extends Error {
  override readonly name = 'ImageRejected'
  readonly reason: RejectionReason

  constructor(reason: RejectionReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options)
    this.reason = reason
  }
}

export const truncated = (what: string, options: { cause?: unknown } = {}) =>
  new ImageRejected('truncated', `The ${what} ends before the picture does.`, options)

export const damaged = (what: string, why: string) => new ImageRejected('damaged', `The ${what} is damaged: ${why}.`)
