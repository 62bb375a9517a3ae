import { Type } from 'typebox'

export const MOST_STARS = 5
export const Rating = Type.Integer({
  minimum: 0,
  maximum: MOST_STARS,
  description: 'Stars; 0 where none were given.',
})
