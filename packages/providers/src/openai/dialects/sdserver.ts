import type { Limit } from '@atelier/contracts'
import { Type } from 'typebox'
import { at, textAt, type Json } from '../../net/json.ts'
import type { SizeRule } from '../../pictures/sizes.ts'
import { loras, lorasOf, oneOf, outputFormat } from '../../options/choices.ts'
import { asText, type Dialect, type Values } from './dialect.ts'

const REFERENCES = 3

const numberAt = (facts: unknown, standard: number, ...path: readonly string[]) => {
  const found = at(facts, ...path)
  return typeof found === 'number' && Number.isFinite(found) ? found : standard
}

/** The words of a list, or one field of its objects. */
const wordsAt = (facts: unknown, list: string, field = ''): string[] => {
  const entries = at(facts, list)
  return (Array.isArray(entries) ? entries : []).flatMap((entry: unknown) =>
    typeof entry === 'string' ? entry : (textAt(entry, field) ?? []),
  )
}

const inside = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

const standardOf = (facts: unknown, ...path: readonly string[]) =>
  at(facts, 'defaults_by_mode', 'img_gen', ...path) ?? at(facts, 'defaults', ...path)

const STEP = 64

/** Whatever the server says, a default is within the limits and a multiple of the step. */
const sizesOf = (facts: unknown): SizeRule => {
  const up = (pixels: number) => Math.ceil(pixels / STEP) * STEP
  const min = up(Math.max(64, numberAt(facts, 64, 'limits', 'min_width')))
  const max = Math.max(min, Math.floor(Math.min(4096, numberAt(facts, 2048, 'limits', 'max_width')) / STEP) * STEP)
  const side = (name: string) => {
    const found = standardOf(facts, name)
    return inside(typeof found === 'number' && found > 0 ? up(found) : 512, min, max)
  }
  return { kind: 'range', multipleOf: STEP, min, max, default: { width: side('width'), height: side('height') } }
}

const limit = (found: unknown, standard: number, min: number, max: number): Limit => ({
  min,
  max,
  default: inside(typeof found === 'number' ? found : standard, min, max),
})

const optionsOf = (facts: unknown) => {
  const samplers = wordsAt(facts, 'samplers')
  const schedulers = wordsAt(facts, 'schedulers')
  // By path, since that is what it wants to be told.
  const files = wordsAt(facts, 'loras', 'path')
  return Type.Object({
    ...(samplers.length > 0 && {
      sampler: oneOf(samplers, { title: 'Sampler', description: 'How noise becomes a picture.' }),
    }),
    ...(schedulers.length > 0 && {
      scheduler: oneOf(schedulers, { title: 'Scheduler', description: 'How the steps are spread.' }),
    }),
    ...(files.length > 0 && { loras: loras({ title: 'Name', enum: files }) }),
    outputFormat: outputFormat(['png', 'jpeg'], 'png'),
  })
}

const BLOCK = /<\/?sd_cpp_extra_args>/gi

/** Whatever OpenAI's API has no field for, in the server's own schema. */
const extraArgs = ({ seed, steps, guidance, negativePrompt, strength }: Values, options: Json): Json => {
  const chosen = lorasOf(options)
  const sampling = {
    ...(steps !== undefined && { sample_steps: steps }),
    ...(guidance !== undefined && { guidance: { txt_cfg: guidance } }),
    ...(options['sampler'] !== undefined && { sample_method: options['sampler'] }),
    ...(options['scheduler'] !== undefined && { scheduler: options['scheduler'] }),
  }
  return {
    ...(seed !== undefined && { seed }),
    ...(negativePrompt !== undefined && { negative_prompt: negativePrompt }),
    ...(strength !== undefined && { strength }),
    ...(Object.keys(sampling).length > 0 && { sample_params: sampling }),
    ...(chosen.length > 0 && { lora: chosen.map(({ name, weight }) => ({ path: name, multiplier: weight })) }),
  }
}

// examples/server/api.md and routes_openai.cpp of stable-diffusion.cpp, August 2026.
export const sdserver: Dialect = {
  id: 'sdserver',
  name: 'stable-diffusion.cpp',
  hosts: [],
  isFree: true,
  usualModel: 'sd-cpp-local',
  factsPath: '/sdcpp/v1/capabilities',
  isPictureModel: () => true,
  profile: (_id, facts) => ({
    takes: ['seed', 'steps', 'guidance', 'negativePrompt', 'edits', 'references', 'mask', 'strength'],
    sizes: sizesOf(facts),
    steps: limit(standardOf(facts, 'sample_params', 'sample_steps'), 20, 1, 150),
    guidance: limit(standardOf(facts, 'sample_params', 'guidance', 'txt_cfg'), 7, 0, 30),
    references: REFERENCES,
    options: optionsOf(facts),
  }),
  writeSize: asText,
  names: {},
  // The first block counts, so one that somebody typed must not be there.
  writePrompt: (prompt, unnamed, options) => {
    // `<` inside the JSON would end the block early.
    const json = JSON.stringify(extraArgs(unnamed, options)).replaceAll('<', String.raw`\u003c`)
    return `${prompt.replaceAll(BLOCK, ' ').trim()} <sd_cpp_extra_args>${json}</sd_cpp_extra_args>`
  },
  writeOptions: ({ outputFormat: format }) => (format === undefined ? {} : { output_format: format }),
  answerAs: () => ({}),
  takesCount: true,
  edits: { as: 'form', path: '/images/edits', image: 'image[]', mask: 'white' },
}
