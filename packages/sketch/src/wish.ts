import type { Colour } from './colour.ts'
import { namedColour } from './palette.ts'
import type { Mention, Notion, Reading } from './read.ts'

/** What the prompt names, by kind, without what is unwanted. */
export function gather({ mentions, unwanted }: Reading, alsoUnwanted: readonly Notion[]) {
  const refused = new Set([...unwanted, ...alsoUnwanted].map(notion => `${notion.kind}:${notion.id}`))
  const wanted = mentions.filter(({ notion }) => !refused.has(`${notion.kind}:${notion.id}`))
  const notions = wanted.map(({ notion }) => notion)
  return {
    wanted,
    refused,
    places: notions.flatMap(notion => (notion.kind === 'place' ? [notion.id] : [])),
    sky: notions.flatMap(notion => (notion.kind === 'sky' ? [notion.id] : [])),
    times: notions.flatMap(notion => (notion.kind === 'time' ? [notion.id] : [])),
    weather: notions.flatMap(notion => (notion.kind === 'weather' ? [notion.id] : [])),
    seasons: notions.flatMap(notion => (notion.kind === 'season' ? [notion.id] : [])),
    landmarks: notions.flatMap(notion => (notion.kind === 'landmark' ? [notion.id] : [])),
    styles: notions.flatMap(notion => (notion.kind === 'style' ? [notion.id] : [])),
    moods: notions.flatMap(notion => (notion.kind === 'mood' ? [notion.id] : [])),
    things: notions.flatMap(notion => (notion.kind === 'thing' ? [notion.id] : [])),
  }
}
export type Wish = ReturnType<typeof gather>

export const colourOf = (mention: Mention): Colour | null => (mention.colour ? namedColour(mention.colour) : null)
