import type { ReadModel } from '../../port/kind.ts'
import { isOutput, isPictureLoader, NAMES } from './classes.ts'
import type { Found } from './find-map.ts'
import { idsOf, inputOf, titleOf, toText, type Graph, type GraphNode } from './graph.ts'
import type { MapKey } from './workflow-map.ts'

/** As the inputs are called on a page. */
const LABELS: Readonly<Record<MapKey, string>> = {
  prompt: 'Text',
  negativePrompt: 'Text',
  width: 'Width',
  height: 'Height',
  seed: 'Seed',
  steps: 'Steps',
  guidance: 'Guidance',
  sampler: 'Sampler',
  scheduler: 'Scheduler',
  strength: 'Strength',
  image: 'Picture',
  mask: 'Mask',
  model: 'Model file',
  output: 'Output',
}

type Accepts = (node: GraphNode, name: string, value: unknown) => boolean

const isAmong = (names: readonly string[], name: string) => names.includes(name)
const isNumber = (value: unknown) => typeof value === 'number'
const isString = (value: unknown) => typeof value === 'string'

/** `value` may be anything: it is offered for all that has its type. */
const held = [...NAMES.held]

const text: Accepts = (_node, name, value) => isString(value) && isAmong([...NAMES.text, ...NAMES.negativeText], name)
const number =
  (...names: readonly string[]): Accepts =>
  (_node, name, value) =>
    isNumber(value) && isAmong([...names, ...held], name)
const choice =
  (...names: readonly string[]): Accepts =>
  (_node, name, value) =>
    isString(value) && isAmong(names, name)
const picture: Accepts = (node, name) => name === 'image' && isPictureLoader(node)

const ACCEPTS: Readonly<Record<MapKey, Accepts>> = {
  prompt: text,
  negativePrompt: text,
  width: number('width'),
  height: number('height'),
  seed: number(...NAMES.seed),
  steps: number(...NAMES.steps),
  guidance: number(...NAMES.guidance),
  sampler: choice(...NAMES.sampler),
  scheduler: choice(...NAMES.scheduler),
  strength: number(...NAMES.strength),
  image: picture,
  mask: picture,
  model: choice(...NAMES.model),
  output: (node, name) => isAmong(['images', 'image'], name) && isOutput(node),
}

const keysOf = (): MapKey[] => Object.keys(LABELS) as MapKey[] // LABELS has exactly the keys of the map

/** What could stand for each input of the map, for a page on which somebody corrects it. */
export const choicesOf = (graph: Graph, { map }: Pick<Found, 'map'>): ReadModel['choices'] => {
  const labelOf = (key: MapKey, place: string) => {
    if (place === map.prompt) return 'Positive prompt'
    return place === map.negativePrompt ? 'Negative prompt' : LABELS[key]
  }
  const choicesFor = (key: MapKey) =>
    idsOf(graph).flatMap(id => {
      const node = graph[id]
      if (!node) return []
      return Object.keys(node.inputs)
        .filter(name => ACCEPTS[key](node, name, inputOf(node, name)))
        .map(name => {
          const place = toText({ id, name })
          const title = titleOf(node)
          const called = title === undefined ? '' : ` “${title}”`
          return { value: place, label: `${labelOf(key, place)}${called} (#${id} ${node.class_type}, ${name})` }
        })
    })
  return Object.fromEntries(keysOf().map(key => [key, choicesFor(key)]))
}
