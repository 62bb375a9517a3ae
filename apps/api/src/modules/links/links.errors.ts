import { defineError } from '../../platform/errors.ts'

export const linkNotFound = defineError(
  'link.not_found',
  404,
  'The id is wrong, or the link was deleted or has expired.',
  'There is no link with this id.',
)
export const linkTargetMissing = defineError(
  'link.target_missing',
  404,
  'What the link was to lead to is not there, is in the trash, or belongs to somebody else.',
  'There is nothing of yours with this id that a link could lead to.',
)
export const linkExpiryPast = defineError(
  'link.expiry_past',
  409,
  'A link that expires at a moment that has passed would never work.',
  'The link would expire before it is made. Choose a later moment.',
)
export const tooManyLinks = defineError(
  'link.too_many',
  409,
  'There are as many links as one person can have. Delete some.',
  (limit: number) => `You have ${limit} links already, and there can be no more. Delete some first.`,
)
