import type { InputOf } from '@atelier/client'
import { numberIn, said, type Options, type Values } from '../options.ts'
import { UsageError } from '../usage-error.ts'

const TASKS = ['text-to-image', 'image-to-image', 'inpaint', 'outpaint', 'upscale'] as const

/** Everything that can be said of a generation but its prompt and its pictures. */
export const PARAMETERS = {
  model: { short: 'm', value: 'ID', help: 'The default model when left out.' },
  negative: { value: 'WORDS', help: 'What is not to be seen.' },
  size: { value: 'WxH', help: 'Width and height in pixels.' },
  width: { short: 'W', value: 'PIXELS', help: 'Width.' },
  height: { short: 'H', value: 'PIXELS', help: 'Height.' },
  steps: { value: 'N', help: 'Inference steps.' },
  guidance: { value: 'N', help: 'Guidance scale.' },
  seed: { value: 'N', help: 'Picked and told when left out.' },
  count: { short: 'n', value: 'N', help: 'How many pictures, up to 8.' },
  style: { value: 'ID', many: true, help: 'A style to put around the prompt.' },
  task: { value: 'TASK', help: 'Found from what is given when left out.', oneOf: TASKS },
  strength: { value: 'N', help: '0 leaves the picture it begins with as it is, 1 makes it anew.' },
  'mask-blur': { value: 'PIXELS', help: 'How soft the edge of the mask is.' },
  repaint: { help: 'Do not put back what the mask leaves black.' },
  scale: { value: '2|4', help: 'Enlarge by so much.', oneOf: ['2', '4'] },
  extend: { value: 'L,T,R,B', help: 'Extend by so many pixels: left, top, right, bottom.' },
  sampler: { value: 'NAME', help: 'As the model names it.' },
  scheduler: { value: 'NAME', help: 'As the model names it.' },
  lora: { value: 'NAME:WEIGHT', many: true, help: 'A LoRA and its weight; 1 when left out.' },
  option: { short: 'o', value: 'NAME=VALUE', many: true, help: 'Whatever else the model takes.' },
  parent: { value: 'ID', help: 'The picture that it is made from.' },
} as const satisfies Options

type Parameters = Omit<InputOf<'createGeneration'>, 'prompt' | 'inputs'>

export function parametersOf(values: Values<typeof PARAMETERS>): Parameters {
  const [width, height] = values.size === undefined ? [values.width, values.height] : sizeIn(values.size)
  return said({
    model: values.model,
    negativePrompt: values.negative,
    width: numberIn('width', width),
    height: numberIn('height', height),
    steps: numberIn('steps', values.steps),
    guidance: numberIn('guidance', values.guidance),
    seed: numberIn('seed', values.seed),
    count: numberIn('count', values.count),
    styles: values.style,
    task: values.task,
    strength: numberIn('strength', values.strength),
    maskBlur: numberIn('mask-blur', values['mask-blur']),
    keepUnmasked: values.repaint ? false : undefined,
    scale: numberIn('scale', values.scale),
    extend: values.extend === undefined ? undefined : extendIn(values.extend),
    sampler: values.sampler,
    scheduler: values.scheduler,
    loras: values.lora?.map(loraIn),
    options: values.option && Object.fromEntries(values.option.map(optionIn)),
    parentId: values.parent,
    // The studio holds each value against the model, and says which does not fit.
  }) as Parameters
}

function sizeIn(text: string): [string, string] {
  const [, width, height] = /^(\d+)\s*[x×]\s*(\d+)$/i.exec(text) ?? []
  if (!width || !height) throw new UsageError(`--size takes width and height, such as 1024x768, not "${text}".`)
  return [width, height]
}

function extendIn(text: string) {
  const sides = text.split(',').map(side => numberIn('extend', side))
  if (sides.length !== 4) throw new UsageError('--extend takes four numbers: left, top, right, bottom.')
  const [left, top, right, bottom] = sides
  return { left, top, right, bottom }
}

function loraIn(text: string) {
  const [, name = text, weight = '1'] = /^(.*):(-?[\d.]+)$/.exec(text) ?? []
  return { name, weight: numberIn('lora', weight) }
}

/** Numbers and yes or no as such, all else as text. */
function optionIn(text: string): [string, string | number | boolean] {
  const [, name, value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? []
  if (!name) throw new UsageError(`--option takes NAME=VALUE, not "${text}".`)
  if (value === 'true' || value === 'false') return [name, value === 'true']
  return [name, value.trim() !== '' && Number.isFinite(Number(value)) ? Number(value) : value]
}
