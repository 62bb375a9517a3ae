import type { Colour } from './colour.ts'
import { namedColour } from './palette.ts'
import type { Mention, Motif, Reading } from './read-prompt.ts'

/** What the prompt names, by kind, without what is unwanted. */
export function gather({ mentions, unwanted }: Reading, alsoUnwanted: readonly Motif[]) {
  const refused = new Set([...unwanted, ...alsoUnwanted].map(motif => `${motif.kind}:${motif.id}`))
  const wanted = mentions.filter(({ motif }) => !refused.has(`${motif.kind}:${motif.id}`))
  const motifs = wanted.map(({ motif }) => motif)
  return {
    wanted,
    refused,
    places: motifs.flatMap(motif => (motif.kind === 'place' ? [motif.id] : [])),
    sky: motifs.flatMap(motif => (motif.kind === 'sky' ? [motif.id] : [])),
    times: motifs.flatMap(motif => (motif.kind === 'time' ? [motif.id] : [])),
    weather: motifs.flatMap(motif => (motif.kind === 'weather' ? [motif.id] : [])),
    seasons: motifs.flatMap(motif => (motif.kind === 'season' ? [motif.id] : [])),
    landmarks: motifs.flatMap(motif => (motif.kind === 'landmark' ? [motif.id] : [])),
    styles: motifs.flatMap(motif => (motif.kind === 'style' ? [motif.id] : [])),
    moods: motifs.flatMap(motif => (motif.kind === 'mood' ? [motif.id] : [])),
    items: motifs.flatMap(motif => (motif.kind === 'item' && motif.id !== 'arrangement' ? [motif.id] : [])),
    stillLife: motifs.some(({ id }) => id === 'arrangement'),
    furniture: motifs.flatMap(motif => (motif.kind === 'furniture' ? [motif.id] : [])),
    rooms: motifs.flatMap(motif => (motif.kind === 'room' ? [motif.id] : [])),
    traits: motifs.flatMap(motif => (motif.kind === 'trait' ? [motif.id] : [])),
    surfaces: motifs.flatMap(motif => (motif.kind === 'surface' ? [motif.id] : [])),
    people: motifs.flatMap(motif => (motif.kind === 'person' ? [motif.id] : [])),
    animals: motifs.flatMap(motif => (motif.kind === 'animal' ? [motif.id] : [])),
    things: motifs.flatMap(motif => (motif.kind === 'thing' ? [motif.id] : [])),
  }
}
export type Asked = ReturnType<typeof gather>

export const colourOf = (mention: Mention): Colour | null => (mention.colour ? namedColour(mention.colour) : null)
