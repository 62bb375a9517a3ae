import type { ImageNotes } from '@atelier/contracts'
import type { Asked } from './asked.ts'
import type { Setting } from './composition/places.ts'
import { canWrite } from './paint/lettering/load.ts'
import type { Mention } from './read-prompt.ts'
import { createScene, readRequest, type Scene, type SceneRequest } from './scene.ts'

export type Kind = Mention['motif']['kind']

const OUTSIDE: readonly Kind[] = ['place', 'sky', 'time', 'weather', 'season', 'landmark', 'animal', 'person', 'thing']

/** Which kinds of words a setting can show at all. */
const SHOWN: Readonly<Record<Setting, readonly Kind[]>> = {
  abstract: [],
  land: OUTSIDE,
  space: OUTSIDE.filter(kind => kind !== 'season' && kind !== 'weather'),
  underwater: ['place', 'landmark', 'animal', 'person', 'thing'],
  'still-life': ['item', 'time'],
  portrait: ['trait', 'person', 'time'],
  interior: ['room', 'furniture', 'item', 'animal', 'person', 'thing', 'time', 'sky'],
  sign: ['surface', 'time'],
}

/** Of each kind: more than anyone reads, and a bound for what is kept with every picture. */
const AT_MOST = 30

const some = (names: readonly string[]): string[] => names.slice(0, AT_MOST)

const named = (id: string) => id.replaceAll('_', ' ')

function isDrawn(scene: Scene, { motif, colour }: Mention): boolean {
  const { kind, id } = motif
  if (kind === 'style') return scene.style === id
  if (kind === 'mood') return scene.mood === id
  if (kind === 'surface') return scene.inscription?.surface === id
  if (scene.outdoors && (kind === 'place' || kind === 'weather' || kind === 'sky')) return true
  if (kind === 'landmark' && id === 'flower' && scene.table.some(item => item.id === 'flowers')) return true
  if (scene.setting === 'still-life' && kind === 'furniture') return id === 'table'
  if (kind === 'trait' && colour !== null && scene.subjects.some(subject => subject.kind === 'person')) return true
  if (!SHOWN[scene.setting].includes(kind)) return false
  if (kind === 'landmark') return scene.landmarks.some(landmark => landmark.id === id)
  if (kind === 'animal' || kind === 'thing') return scene.subjects.some(subject => subject.id === id)
  if (kind === 'person') return scene.portrait !== null || scene.subjects.some(subject => subject.id === id)
  if (kind === 'item')
    return (
      id === 'fruit' ||
      id === 'arrangement' ||
      scene.table.some(item => item.id === (id === 'vase' && item.id === 'flowers' ? 'flowers' : id))
    )
  return true
}

const COUNTED: ReadonlySet<Kind> = new Set(['animal', 'person', 'thing', 'landmark', 'item'])

function nameOf({ motif, count, colour }: Mention): string {
  const name = [...(colour === null ? [] : [colour]), named(motif.id)].join(' ')
  return count > 1 && COUNTED.has(motif.kind) ? `${count} × ${name}` : name
}

const parcels = ({ table }: Scene): string[] =>
  table.flatMap(({ label }) => (label === null ? [] : [`a parcel labelled "${label}"`]))

const sorted = (asked: Asked, scene: Scene, shows: (kind: Kind) => boolean) => {
  const drawn = asked.wanted.filter(mention => shows(mention.motif.kind) && isDrawn(scene, mention))
  const left = asked.wanted.filter(mention => !drawn.includes(mention))
  return { drawn: [...new Set(drawn.map(nameOf))], left: [...new Set(left.map(nameOf))] }
}

/**
 * What became of the words of a prompt, in short English names, in the order in which they were said: pure, and without
 * painting it. A thing that is not known may lie in a parcel that bears its name. `shows` says which kinds of words have a
 * place where less is drawn than the whole scene.
 */
export function describe(
  request: SceneRequest,
  scene = createScene(request),
  shows: (kind: Kind) => boolean = () => true,
): ImageNotes {
  const { reading, asked } = readRequest(request)
  const { drawn, left } = sorted(asked, scene, shows)
  const texts = scene.inscription?.texts ?? []
  const labels = new Set(scene.table.map(({ label }) => label))
  return {
    drew: some([
      ...drawn,
      ...(shows('item') ? parcels(scene) : []),
      ...(shows('surface') ? texts.filter(canWrite).map(text => `the words "${text}"`) : []),
      ...(scene.setting === 'abstract' && shows('place') ? ['an abstract'] : []),
    ]),
    leftOut: some(left),
    unknown: some([
      ...new Set([
        ...reading.unknown.things,
        ...reading.unknown.words.filter(word => !reading.unknown.asCompared.has(word)),
        ...[...texts, ...[...labels].flatMap(label => label ?? [])]
          .filter(text => !canWrite(text))
          .map(text => `the letters of "${text}"`),
      ]),
    ]),
  }
}
