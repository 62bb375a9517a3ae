import type { Found } from './find-map.ts'
import { callNode, toPlace, valueAt, type Graph } from './graph.ts'
import { picturesOf } from './workflow-map.ts'

const SIZE = 'No node was found that has the size of the picture: width and height cannot be chosen.'

type Remark = (found: Found, graph: Graph) => string | undefined

const noSampler: Remark = ({ samplers, isUpscale, map }) => {
  if (samplers.length > 0) return undefined
  return isUpscale || map.prompt !== null
    ? 'There is no sampler: seed, steps and guidance cannot be chosen.'
    : 'No sampler was found, so that it cannot be told where the prompt, the seed and the steps go. Choose them below.'
}

const manySamplers: Remark = ({ samplers: [first, ...others] }, graph) =>
  first === undefined || others.length === 0
    ? undefined
    : `There are ${others.length + 1} samplers. Seed, steps and guidance go into the first, ${callNode(graph, first)}; what has the same value in the others follows.`

const noPrompt: Remark = ({ samplers, map, positive }, graph) => {
  if (samplers.length === 0 || map.prompt !== null) return undefined
  return positive
    ? `The prompt of ${callNode(graph, positive.encoder)} is put together by other nodes. Choose where the words go.`
    : 'It was not found where the prompt goes. Choose it below.'
}

const noNegative: Remark = ({ negative, map }, graph) =>
  negative && map.negativePrompt === null && map.prompt !== null
    ? `The negative prompt of ${callNode(graph, negative.encoder)} cannot be filled in: it is the prompt itself, or put together by other nodes.`
    : undefined

const noSeed: Remark = ({ samplers, map }) =>
  samplers.length > 0 && map.seed === null
    ? 'It was not found where the seed goes: every picture would come out the same.'
    : undefined

const noSize: Remark = ({ map, isUpscale }) =>
  map.width === null && map.height === null && map.image === null && !isUpscale ? SIZE : undefined

const squares: Remark = ({ map }) =>
  map.width !== null && map.width === map.height
    ? 'Width and height come from the same node: only squares can be made.'
    : undefined

const manyPictures: Remark = ({ map, start }) => {
  const { length } = picturesOf(map)
  if (length > 1) return `It takes ${length} pictures: the first is what it begins with, the others are references.`
  return length === 1 && start?.loader === undefined && map.prompt !== null
    ? 'The picture is not what the sampler begins with, but goes in by another node: how much of it is kept cannot be chosen.'
    : undefined
}

const noLoader: Remark = ({ samplers, map }) =>
  samplers.length > 0 && map.model === null
    ? 'It was not found which file the model is loaded from: it cannot be chosen.'
    : undefined

const inverted: Remark = ({ start }) =>
  start?.mask?.isInverted === true
    ? 'The workflow turns the mask round: it may make anew what was not marked.'
    : undefined

const batch: Remark = ({ start }, graph) => {
  const size = start?.batch && valueAt(graph, start.batch)
  return typeof size === 'number' && size > 1
    ? `It makes ${size} pictures at a time, of which the studio takes the first. Set the batch size to 1.`
    : undefined
}

const noOutput: Remark = ({ map }) =>
  map.output === null
    ? 'No node was found that saves the picture. Add a “Save Image” node in ComfyUI and export it again.'
    : undefined

const onlyPreview: Remark = ({ map }, graph) => {
  const place = map.output === null ? undefined : toPlace(map.output)
  return place && /preview/i.test(graph[place.id]?.class_type ?? '')
    ? 'It only shows the picture and does not save it: ComfyUI forgets it when it is restarted.'
    : undefined
}

const ALL: readonly Remark[] = [
  noSampler,
  noPrompt,
  noNegative,
  noSeed,
  noSize,
  squares,
  manySamplers,
  manyPictures,
  noLoader,
  inverted,
  batch,
  noOutput,
  onlyPreview,
]

/** What is missing or doubtful, in sentences. */
export const remarksOf = (graph: Graph, found: Found): string[] =>
  ALL.map(remark => remark(found, graph)).filter(text => text !== undefined)
