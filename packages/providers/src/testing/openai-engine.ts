import sharp from 'sharp'
import type { DialectId } from '../openai/dialects/dialect.ts'
import { closedAfterEach, openedEngine } from './opened.ts'
import { createOpenAiEngine, type OpenAiOptions } from '../openai/engine.ts'
import { openAi } from '../openai/kind.ts'
import type { Settings } from '../openai/settings.ts'
import type { ImageParameters, InputImage, TaskInputs } from '../port/request.ts'
import { PARAMETERS } from './parameters.ts'
import { startOpenAiStandIn, type OpenAiStandInOptions } from './openai/index.ts'

/** A key as they look, and of nobody. */
export const API_KEY = 'sk-standInKeyOfNobody1234'

interface OpenOptions {
  readonly settings?: Partial<Settings>
  readonly standIn?: OpenAiStandInOptions
  readonly engine?: Partial<OpenAiOptions>
}

/** An engine of this kind in front of a stand-in: nothing leaves this machine. */
export const openOpenAi = async (dialect: DialectId = 'openai', options: OpenOptions = {}) => {
  const standIn = await startOpenAiStandIn({ dialect, apiKey: API_KEY, ...options.standIn })
  const settings: Settings = { baseUrl: standIn.baseUrl, apiKey: API_KEY, dialect, ...options.settings }
  const work = createOpenAiEngine({
    id: 'pictures',
    settings: () => settings,
    reach: 'own network',
    pictureReach: 'public',
    maxImageBytes: 16 * 1024 * 1024,
    timeoutMs: 20_000,
    ...options.engine,
  })
  return { standIn, settings, ...openedEngine({ kind: openAi, work, standIn, id: 'pictures' }) }
}

/** Opens engines that are closed after their test. */
export const createOpenOpenAi = () => closedAfterEach(openOpenAi)

const parameters: ImageParameters = {
  model: 'gpt-image-1.5',
  ...PARAMETERS,
  width: 1024,
  height: 1024,
  steps: null,
  guidance: null,
}

const fromText: TaskInputs = { task: 'text-to-image' }

export const imageRequest = (changes: Partial<ImageParameters> = {}, inputs: TaskInputs = fromText) => ({
  ...parameters,
  ...changes,
  ...inputs,
})

/** A picture of one colour. */
export const plainImage = async (colour: string, width = 64, height = 48): Promise<InputImage> => ({
  bytes: await sharp({ create: { width, height, channels: 3, background: colour } })
    .png()
    .toBuffer(),
  mimeType: 'image/png',
})

/** A request that has a value for everything. */
export const everything: Partial<ImageParameters> = {
  prompt: 'a lighthouse',
  negativePrompt: 'fog',
  width: 1024,
  height: 768,
  steps: 12,
  guidance: 5,
  seed: 7,
}

/** Tells what a server was sent for a request that has everything. It refuses what it does not take, so all of it was taken. */
export const createSent = () => {
  const open = createOpenOpenAi()
  return async (dialect: DialectId, model: string, changes: Partial<ImageParameters> = {}, inputs?: TaskInputs) => {
    const { engine, standIn } = await open(dialect)
    const request = imageRequest({ ...everything, model, ...changes }, inputs)
    const { bytes } = await engine.generate(request, { signal: new AbortController().signal })
    await sharp(bytes).stats()
    const [order] = standIn.orders
    if (!order) throw new Error('Nothing was asked for.')
    return { ...order, kinds: order.files.map(({ field, type }) => `${field} ${type}`), made: standIn.made() }
  }
}
