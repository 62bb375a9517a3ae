import type { Collection, Engine, Generation, Image, Model } from '@atelier/contracts'
import { PLAIN } from '../stores/plain-parameters.ts'

/** The k-th id; later ones sort behind earlier ones, as UUIDv7 do. */
export const sampleId = (k: number) => `01937b5e-8a57-7c3e-b0a1-${String(k).padStart(12, '0')}`

const sampleTime = (k: number) => new Date(Date.UTC(2026, 10, 22, 12, 0, k)).toISOString()

/** The k-th image, a second younger than the one before. */
export const sampleImage = (k: number, changes: Partial<Image> = {}): Image => ({
  id: sampleId(k),
  ownerId: sampleId(0),
  shared: false,
  generationId: null,
  parentId: null,
  relation: null,
  prompt: `picture ${k}`,
  negativePrompt: null,
  typed: null,
  model: 'sketch',
  provider: 'sketch',
  filename: `picture-${k}.png`,
  mimeType: 'image/png',
  width: 1024,
  height: 1024,
  sizeBytes: 1000,
  seed: k,
  sampler: null,
  task: 'text-to-image',
  inputs: [],
  recipe: null,
  steps: null,
  guidance: null,
  notes: null,
  cost: null,
  servedInstead: [],
  sha256: '',
  placeholder: '',
  favorite: false,
  rating: 0,
  tags: [],
  title: null,
  createdAt: sampleTime(k),
  madeAt: null,
  trashedAt: null,
  urls: {
    file: `/api/v1/images/${sampleId(k)}/file`,
    thumbnail: `/api/v1/images/${sampleId(k)}/file?width=320&format=webp`,
  },
  ...changes,
})

export const sampleGeneration = (k: number, changes: Partial<Generation> = {}): Generation => ({
  id: sampleId(k),
  status: 'queued',
  prompt: `picture ${k}`,
  negativePrompt: null,
  typed: null,
  model: 'sketch',
  provider: 'sketch',
  task: 'text-to-image',
  inputs: [],
  parameters: { ...PLAIN, width: 1024, height: 1024, steps: null, guidance: null, seed: 1, count: 1 },
  progress: 0,
  attempts: 0,
  images: [],
  error: null,
  waitingUntil: null,
  createdAt: sampleTime(k),
  startedAt: null,
  finishedAt: null,
  clearedAt: null,
  gridId: null,
  cell: null,
  servedInstead: [],
  parentId: null,
  relation: null,
  ...changes,
})

export const sampleLimits: Model['limits'] = {
  width: { min: 256, max: 1536, default: 1024, multipleOf: 16 },
  height: { min: 256, max: 1536, default: 1024, multipleOf: 16 },
  steps: { min: 1, max: 50, default: 20 },
  guidance: { min: 0, max: 20, default: 7.5 },
  seed: { min: 0, max: 4_294_967_295, default: 0 },
  count: { min: 1, max: 4, default: 1 },
  negativePrompt: { maxLength: 20 },
}

export const sampleModel = (id: string, changes: Partial<Model> = {}): Model => ({
  id,
  plainId: id,
  name: id,
  provider: 'p',
  description: '',
  goodAt: null,
  price: null,
  license: null,
  status: 'ready',
  reason: null,
  replacement: null,
  servedBy: [],
  tasks: ['text-to-image'],
  limits: sampleLimits,
  taskLimits: { 'text-to-image': { limits: sampleLimits, references: 0, strength: null, scales: [] } },
  options: null,
  engines: ['p'],
  isDefault: false,
  ...changes,
})

export const sampleEngine = (id: string, changes: Partial<Engine> = {}): Engine => ({
  id,
  kind: 'kind',
  name: id,
  isBuiltIn: false,
  isEnabled: true,
  isAvailable: true,
  reason: null,
  links: { token: null, credits: null, model: null },
  setup: null,
  ...changes,
})

export const sampleCollection = (k: number, changes: Partial<Collection> = {}): Collection => ({
  id: sampleId(k),
  ownerId: sampleId(0),
  may: 'change',
  isShared: false,
  name: `collection ${k}`,
  description: null,
  filter: null,
  count: 0,
  cover: null,
  createdAt: sampleTime(k),
  updatedAt: sampleTime(k),
  ...changes,
})
