import { Type, type Static } from 'typebox'
import { Generation } from './generations.ts'
import { Image } from './images.ts'
import { problems } from './problem.ts'
import { defineRoute, Id, OneOf, Timestamp } from './route.ts'

export const GENERATION_EVENTS = [
  'generation.queued',
  'generation.started',
  'generation.progress',
  'generation.succeeded',
  'generation.failed',
  'generation.cancelled',
] as const
export const IMAGE_EVENTS = ['image.created', 'image.updated', 'image.trashed', 'image.restored'] as const
export const EVENT_TYPES = [
  ...GENERATION_EVENTS,
  'generation.removed',
  ...IMAGE_EVENTS,
  'image.removed',
  'settings.updated',
  'engines.updated',
  'generations.cleared',
  'grid.updated',
  'grid.removed',
  'collection.updated',
  'collection.removed',
  'wildcards.updated',
  'styles.updated',
  'prompts.updated',
  'webhooks.updated',
] as const
export type EventType = (typeof EVENT_TYPES)[number]

export const StudioEvent = Type.Union(
  [
    Type.Object({ type: OneOf(GENERATION_EVENTS), at: Timestamp, generation: Generation }),
    Type.Object({ type: OneOf(IMAGE_EVENTS), at: Timestamp, image: Image }),
    Type.Object({
      type: OneOf([
        'generation.removed',
        'image.removed',
        'grid.updated',
        'grid.removed',
        'collection.updated',
        'collection.removed',
      ]),
      at: Timestamp,
      id: Id,
      ownerId: Type.Optional(
        Type.Unsafe<string>({ ...Id, description: 'Whose it is, where others are told of it, too.' }),
      ),
    }),
    Type.Object({
      type: OneOf([
        'settings.updated',
        'engines.updated',
        'generations.cleared',
        'wildcards.updated',
        'styles.updated',
        'prompts.updated',
        'webhooks.updated',
      ]),
      at: Timestamp,
    }),
  ],
  { 'x-name': 'StudioEvent' },
)
export type StudioEvent = Static<typeof StudioEvent>

/** What a picture looks like while it is made: told to its owner as it comes, without an `id`, and never again. */
export const PREVIEW_EVENT = 'generation.preview'
export const GenerationPreview = Type.Object(
  {
    type: OneOf([PREVIEW_EVENT]),
    at: Timestamp,
    generationId: Id,
    ordinal: Type.Integer({ minimum: 0, description: 'Which of its images, from 0.' }),
    mimeType: OneOf(['image/png', 'image/jpeg', 'image/webp']),
    data: Type.String({
      description: 'The picture in base64, at most 256 kB; its longer side has at most 512 pixels.',
    }),
  },
  { 'x-name': 'GenerationPreview' },
)
export type GenerationPreview = Static<typeof GenerationPreview>

export const streamEvents = defineRoute({
  method: 'GET',
  url: '/api/v1/events',
  schema: {
    operationId: 'streamEvents',
    summary: 'Follow everything that happens, as server-sent events',
    description:
      'Every event has an `id`; sent back as `Last-Event-ID` it resumes without a gap. A comment comes every 15 s to keep the line open. When the id is older than what is stored, a `reset` event tells the client to read its lists again. `generation.preview` has no `id`, is told to the owner of the generation only, and is never told again.',
    tags: ['Events'],
    headers: Type.Object({
      'last-event-id': Type.Optional(
        Type.String({
          pattern: '^[0-9]{0,16}$',
          description: 'Resume behind this event. An empty one is as good as none.',
        }),
      ),
    }),
    produces: ['text/event-stream'],
    response: {
      200: {
        description: 'A stream of StudioEvent and GenerationPreview, one JSON document in each `data:`.',
        content: { 'text/event-stream': { schema: Type.Union([StudioEvent, GenerationPreview]) } },
      },
      ...problems(406),
    },
  },
})
