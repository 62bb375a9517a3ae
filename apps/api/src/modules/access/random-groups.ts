import { randomInt } from 'node:crypto'

/** Without those that look alike; each has almost 5 bits. */
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789'

/** Something to be written down and typed: so many groups of so many letters. */
export const randomGroups = (count: number, length: number) =>
  Array.from({ length: count }, () => Array.from({ length }, () => LETTERS[randomInt(LETTERS.length)]).join('')).join(
    '-',
  )
